package datapunk.lake.formats;

import datapunk.lake.formats.Contents.Level;
import datapunk.lake.formats.Intake.Item;
import datapunk.lake.formats.Intake.Outcome;
import datapunk.lake.formats.archive.Counted;
import datapunk.lake.formats.archive.Guard;
import datapunk.lake.formats.archive.Limits;
import datapunk.lake.formats.archive.Packing;
import datapunk.lake.formats.archive.Zip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Goes through a file that someone handed in, whatever it is: a plain file, or an archive with archives inside. What a
 * content is follows from its bytes, never from its name. Nothing is unpacked to disk and no content is held in memory.
 */
public final class Walk {
    private static final String NO_DIRECTORY =
            "The end of this zip archive is missing or damaged, so entries may be missing;"
                    + " what is there was kept. Download it again to get the rest.";
    private final Readers readers;
    private final Limits limits;

    /** A walk that gives each content to the reader that is surest of it, within {@link Limits#DEFAULT}. */
    public Walk(Readers readers) {
        this(readers, Limits.DEFAULT);
    }

    /** A walk within these limits. */
    public Walk(Readers readers, Limits limits) {
        this.readers = readers;
        this.limits = limits;
    }

    /**
     * Walks through a file on the calling thread. Returns normally however damaged the file is: that is told to the
     * intake. What the intake or its sinks throw goes through.
     *
     * @param file where the bytes are
     * @param name what the user calls the file; only shown
     * @throws IOException when the file cannot be opened or read at all
     */
    public void walk(Path file, String name, Intake intake) throws IOException {
        long size = Files.size(file);
        var progress = new Progress(intake, size);
        var contents = new Contents(readers, intake, new Guard(limits, size));
        try (InputStream in = new Counted(Files.newInputStream(file), progress::at)) {
            Peeked peeked = Peeked.at(in);
            if (peeked.packing() == Packing.ZIP) {
                zip(file, new Item(name, "zip", size, Optional.empty()), peeked, contents, intake, progress);
            } else {
                contents.content(name, size, peeked, new Level(0));
            }
        }
        progress.done();
    }

    private static void zip(Path file, Item item, Peeked bytes, Contents contents, Intake intake, Progress progress)
            throws IOException {
        if (intake.enter(item).isEmpty()) {
            intake.leave(item, new Outcome.Skipped());
            return;
        }
        var level = new Level(1);
        Optional<Zip> zip;
        Optional<String> missing = Optional.empty();
        try {
            zip = Zip.open(file);
        } catch (IOException e) {
            zip = Optional.empty();
            missing = Optional.of(NO_DIRECTORY);
        }
        Optional<String> damage;
        if (zip.isPresent()) {
            try (Zip opened = zip.get()) {
                damage = contents.unpack(opened, item.path(), progress::at, level);
            }
        } else {
            Optional<String> known = missing;
            damage = contents.unpack(Packing.ZIP, item.path(), bytes, level).or(() -> known);
        }
        intake.leave(item, contents.outcome(item, damage, level));
    }

    /** Tells the intake every mebibyte how far the reading of the outer file has come; never goes back. */
    private static final class Progress {
        private static final long STEP = 1 << 20;
        private final Intake intake;
        private final long size;
        private long told;

        Progress(Intake intake, long size) {
            this.intake = intake;
            this.size = size;
        }

        void at(long bytes) {
            if (bytes - told >= STEP && bytes < size) {
                told = bytes;
                intake.progress(told);
            }
        }

        void done() {
            intake.progress(size);
        }
    }
}
