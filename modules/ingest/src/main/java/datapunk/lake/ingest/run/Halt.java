package datapunk.lake.ingest.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wish to stop, heard at the next check and by whoever pauses; for any thread. */
final class Halt {
    private final CountDownLatch called = new CountDownLatch(1);

    /** Asks to stop. */
    void call() {
        called.countDown();
    }

    /** Whether it was asked to stop. */
    boolean isCalled() {
        return called.getCount() == 0;
    }

    /** Goes on unless it was asked to stop. @throws Stopped if it was */
    void check() {
        if (isCalled()) {
            throw new Stopped();
        }
    }

    /** Sleeps. @throws Stopped as soon as it is asked to stop */
    void pause(Duration duration) {
        try {
            if (called.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            throw new Stopped();
        }
    }

    /** Carries the wish to stop up the stack of a run. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
