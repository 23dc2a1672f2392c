package datapunk.lake.sample;

import datapunk.lake.sample.life.Life;
import datapunk.lake.sample.phone.Pace;
import datapunk.lake.sample.phone.Point;
import datapunk.lake.sample.phone.Tracker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/** A stretch of the one long stream of fixes that all files for measuring are made of. */
final class Stretch {
    private static final LocalDate FROM = LocalDate.of(1991, 1, 1);
    private static final long SEED = 20_150_101;

    /** What to do with a fix. */
    interface Sink {
        void accept(Point point) throws IOException;
    }

    private final Sink sink;
    private final long first;
    private final long end;
    private long seen;

    private Stretch(long skip, long count, Sink sink) {
        this.sink = sink;
        this.first = skip;
        this.end = skip + count;
    }

    /** Skips so many fixes and hands on so many. */
    static void each(long skip, long count, Sink sink) throws IOException {
        if (skip < 0 || count < 0) {
            throw new IllegalArgumentException("a stretch of " + count + " points after " + skip);
        }
        try {
            new Stretch(skip, count, sink).run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void run() {
        Life life = new Life(FROM, SEED);
        Tracker tracker = new Tracker(Pace.EAGER, SEED + 1);
        while (seen < end) {
            tracker.follow(life.next(), this::meet);
        }
    }

    private void meet(Point point) {
        try {
            if (seen >= first && seen < end) {
                sink.accept(point);
            }
            seen++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
