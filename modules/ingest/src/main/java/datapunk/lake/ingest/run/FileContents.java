package datapunk.lake.ingest.run;

import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.formats.Intake;
import datapunk.lake.formats.Sink;
import datapunk.lake.ingest.source.HandedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contents of one handed-in file on their way into the ledger, each a line of it, archives around their entries. */
final class FileContents implements Intake {
    private static final String UNKNOWN = "unknown";
    private static final Set<String> ARCHIVES = Set.of("zip", "tgz", "tar", "gzip", "gz", "tar.gz");
    private final HandedFile file;
    private final Lines lines;
    private final Pace pace;
    private final Others others;
    private final boolean among;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean met;
    private int unnamed;
    private Optional<String> failure = Optional.empty();

    /** @param others told of contents that nobody reads */
    FileContents(HandedFile file, Lines lines, Pace pace, Others others) {
        this.file = file;
        this.lines = lines;
        this.pace = pace;
        this.others = others;
        this.among = file.isInFolder();
    }

    /** Opens the lines of an import's ledger. */
    interface Lines {
        /** Begins or takes up the next line. */
        FileState open(UUID content, Item item);

        /** Where the records of a line go. @param begin how many of them are committed already */
        ContentSink sink(UUID content, long begin);
    }

    private record Open(Item item, @Nullable ContentSink sink) {}

    /** Whether no content was met so far. */
    boolean untouched() {
        return !met;
    }

    @Override
    public Optional<Sink> enter(Item item) {
        met = true;
        pace.reading(item.path());
        if (item.message().isPresent()) {
            open.push(new Open(item, null));
            return Optional.empty();
        }
        UUID content = id(item);
        FileState state = lines.open(content, item);
        if (state.known() && !archive(item)) {
            open.push(new Open(item, null));
            return Optional.empty();
        }
        ContentSink sink = lines.sink(content, state.known() ? Long.MAX_VALUE : state.checkpoint());
        open.push(new Open(item, state.known() ? null : sink));
        return Optional.of(sink);
    }

    private static boolean archive(Item item) {
        return ARCHIVES.contains(item.format());
    }

    private UUID id(Item item) {
        try {
            return file.content(item.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A content that nobody reads, or that is refused. */
    private void unread(Item item, String why, boolean refused) {
        boolean line = refused || others.tell();
        if (!refused && open.isEmpty()) {
            others.unread(why, line);
        }
        if (!line) {
            unnamed++;
            return;
        }
        UUID content = file.unread(item.path());
        FileState state = lines.open(content, item);
        if (!state.known()) {
            Ledger.Status status = refused ? Ledger.Status.FAILED : Ledger.Status.DONE;
            lines.sink(content, state.checkpoint()).end(status, false, Optional.of(why), Math.max(item.bytes(), 0));
        }
    }

    /** The file as a whole cannot be opened. @param item its name */
    void refuse(Item item, String why) {
        met = true;
        failure = Optional.of(why);
        unread(item, why, true);
    }

    @Override
    public void leave(Item item, Outcome outcome) {
        if (open.isEmpty() || open.peek().item() != item) {
            return;
        }
        ContentSink sink = open.pop().sink();
        boolean otherKind = among && open.isEmpty() && item.format().equals(UNKNOWN);
        boolean failed = outcome instanceof Outcome.Failed && !otherKind;
        if (failed && open.isEmpty()) {
            failure = Optional.of(((Outcome.Failed) outcome).why());
        }
        if (sink != null) {
            end(sink, item, outcome);
        } else {
            item.message().ifPresent(why -> unread(item, why, failed));
        }
    }

    private void end(ContentSink sink, Item item, Outcome outcome) {
        Optional<String> rest = remark();
        if (open.isEmpty() && unnamed > 0) {
            sink.element("unread", unnamed);
        }
        switch (outcome) {
            case Outcome.Complete c ->
                sink.end(
                        Ledger.Status.DONE,
                        sink.partial().isPresent(),
                        sink.partial().or(() -> rest),
                        Math.max(c.bytes(), 0));
            case Outcome.Partial p -> sink.end(Ledger.Status.DONE, true, Optional.of(p.why()), Math.max(p.bytes(), 0));
            case Outcome.Failed f -> sink.end(Ledger.Status.FAILED, true, Optional.of(f.why()), 0);
            case Outcome.Skipped _ -> sink.end(Ledger.Status.DONE, false, sink.partial(), Math.max(item.bytes(), 0));
        }
    }

    private Optional<String> remark() {
        return open.isEmpty() && unnamed > 0
                ? Optional.of(unnamed + " more files in it are of kinds that are not read.")
                : Optional.empty();
    }

    @Override
    public void progress(long bytes) {
        pace.at(bytes);
    }

    /** Gives up every content that is still open. */
    void abandon(Ledger.Status status, String why) {
        failure = Optional.of(why);
        while (!open.isEmpty()) {
            ContentSink sink = open.pop().sink();
            if (sink != null) {
                sink.abandon(status, why);
            }
        }
    }

    /** Why the file as a whole could not be read, if so. */
    Optional<String> failure() {
        return failure;
    }
}
