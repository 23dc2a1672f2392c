package datapunk.lake.formats;

import datapunk.lake.formats.Intake.Item;
import datapunk.lake.formats.Intake.Outcome;
import datapunk.lake.formats.archive.Archive;
import datapunk.lake.formats.archive.Guard;
import datapunk.lake.formats.archive.Packing;
import datapunk.lake.formats.archive.Refusal;
import datapunk.lake.formats.archive.Visitor;
import datapunk.lake.formats.archive.Zip;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** Decides for each content of one outer file what it is and who reads it, archives within archives included. */
final class Contents {
    private static final int BUFFER = 128 * 1024;
    private static final Outcome SKIPPED = new Outcome.Skipped();
    private final Readers readers;
    private final Intake intake;
    private final Guard guard;

    Contents(Readers readers, Intake intake, Guard guard) {
        this.readers = readers;
        this.intake = intake;
        this.guard = guard;
    }

    /** Archives that were passed on the way to a content, and what went wrong in the innermost. */
    static final class Level {
        private final int depth;
        private long troubled;
        private String first = "";

        Level(int depth) {
            this.depth = depth;
        }

        private void trouble(String path, String why) {
            if (troubled++ == 0) {
                first = path + ": " + why;
            }
        }
    }

    /** One content, from its first byte. @param size in bytes, or -1 */
    void content(String path, long size, Peeked in, Level level) {
        switch (in.packing()) {
            case ZIP -> {
                if (level.depth > 0 && Unread.officeDocument(in.head())) {
                    unread(path, size, in.head(), level);
                } else {
                    archive(new Item(path, "zip", size, Optional.empty()), Packing.ZIP, in, level);
                }
            }
            case TAR -> archive(new Item(path, "tar", size, Optional.empty()), Packing.TAR, in, level);
            case GZIP -> gzip(path, size, in, level);
            case NONE -> plain(path, size, in, level);
        }
    }

    private void gzip(String path, long size, Peeked in, Level level) {
        Peeked inside;
        try {
            inside = Peeked.at(guard.watch(new GZIPInputStream(in, BUFFER)));
        } catch (IOException e) {
            String why = "It begins like a gzip file but cannot be unpacked. Download it again.";
            refused(new Item(path, "gzip", size, Optional.of(why)), why, level);
            return;
        }
        if (inside.packing() == Packing.TAR) {
            archive(new Item(path, "tgz", size, Optional.empty()), Packing.TAR, inside, level);
        } else if (level.depth >= guard.limits().depth()) {
            tooDeep(path, size, level);
        } else {
            var inner = new Level(level.depth + 1);
            content(path, -1, inside, level.depth == 0 && inside.packing() == Packing.NONE ? level : inner);
            if (inner.troubled > 0) {
                level.trouble(path, inner.first);
            }
        }
    }

    private void plain(String path, long size, Peeked in, Level level) {
        Head head = in.head();
        Optional<Reader> reader = readers.of(head);
        if (reader.isEmpty()) {
            unread(path, size, head, level);
            return;
        }
        var item = new Item(path, reader.get().format(), size, Optional.empty());
        Optional<Sink> sink = intake.enter(item);
        leave(item, sink.isEmpty() ? SKIPPED : read(reader.get(), in, sink.get()), level);
    }

    private static Outcome read(Reader reader, Peeked in, Sink sink) {
        var told = new Told(sink);
        try {
            reader.read(in, told);
            if (told.why().isEmpty()) {
                in.drain();
            }
        } catch (IOException e) {
            return in.count() == 0
                    ? new Outcome.Failed(damage(in.count(), e))
                    : new Outcome.Partial(in.count(), damage(in.count(), e));
        }
        return told.why().isEmpty() ? new Outcome.Complete(in.count()) : new Outcome.Partial(in.count(), told.why());
    }

    private static String damage(long bytes, IOException e) {
        if (e instanceof Refusal) {
            return String.valueOf(e.getMessage());
        }
        String how = e instanceof EOFException ? "it ends too early" : "its bytes are damaged";
        return String.format(
                Locale.ROOT,
                "Cannot be read beyond byte %,d: %s. What came before was kept; download it again to get the rest.",
                bytes,
                how);
    }

    private void archive(Item item, Packing packing, InputStream in, Level level) {
        if (level.depth >= guard.limits().depth()) {
            tooDeep(item.path(), item.bytes(), level);
            return;
        }
        if (intake.enter(item).isEmpty()) {
            intake.leave(item, SKIPPED);
            return;
        }
        var inner = new Level(level.depth + 1);
        Optional<String> damage = unpack(packing, item.path(), in, inner);
        leave(item, outcome(item, damage, inner), level);
    }

    /** Unpacks front to back. @return why the end was not reached, or empty */
    Optional<String> unpack(Packing packing, String path, InputStream in, Level level) {
        return Archive.unpack(packing, in, guard, new Entries(path, level));
    }

    /** Unpacks by the directory. @return why the end was not reached, or empty */
    Optional<String> unpack(Zip zip, String path, LongConsumer progress, Level level) {
        return zip.unpack(guard, progress, new Entries(path, level));
    }

    private final class Entries implements Visitor {
        private final String path;
        private final Level level;

        Entries(String path, Level level) {
            this.path = path;
            this.level = level;
        }

        private String path(String name) {
            return path + "!/" + name.replaceAll("\\p{Cntrl}", "?");
        }

        @Override
        public void file(String name, long bytes, InputStream content) {
            Peeked peeked;
            try {
                peeked = Peeked.at(content);
            } catch (IOException e) {
                Contents.this.refused(path(name), bytes, damage(0, e), level);
                return;
            }
            content(path(name), bytes, peeked, level);
        }

        @Override
        public void refused(String name, long bytes, String why) {
            Contents.this.refused(path(name), bytes, why, level);
        }
    }

    /** How an archive ended. @param damage why its end was not reached, if so @param inside what went wrong within */
    Outcome outcome(Item item, Optional<String> damage, Level inside) {
        if (damage.isPresent()) {
            return guard.entries() == 0
                    ? new Outcome.Failed(damage.get())
                    : new Outcome.Partial(item.bytes(), damage.get());
        }
        if (inside.troubled > 0) {
            String more = inside.troubled == 1 ? "" : " (and " + (inside.troubled - 1) + " more)";
            return new Outcome.Partial(item.bytes(), inside.first + more);
        }
        return new Outcome.Complete(item.bytes());
    }

    private void unread(String path, long size, Head head, Level level) {
        String what = Unread.describe(head);
        var item = new Item(path, "unknown", size, Optional.of(what));
        intake.enter(item);
        intake.leave(item, level.depth == 0 ? new Outcome.Failed(what) : SKIPPED);
    }

    private void tooDeep(String path, long size, Level level) {
        refused(
                path,
                size,
                "It is an archive inside of " + level.depth
                        + " others, deeper than is followed. Unpack it and hand it in" + " by itself.",
                level);
    }

    private void refused(String path, long size, String why, Level level) {
        refused(new Item(path, "unknown", size, Optional.of(why)), why, level);
    }

    private void refused(Item item, String why, Level level) {
        intake.enter(item);
        leave(item, new Outcome.Failed(why), level);
    }

    private void leave(Item item, Outcome outcome, Level level) {
        switch (outcome) {
            case Outcome.Partial partial -> level.trouble(item.path(), partial.why());
            case Outcome.Failed failed -> level.trouble(item.path(), failed.why());
            case Outcome.Complete _, Outcome.Skipped _ -> {}
        }
        intake.leave(item, outcome);
    }
}
