package datapunk.lake.ingest.pipeline;

import java.util.concurrent.Semaphore;

/**
 * Credit for batches in flight. The bus has no back-pressure of its own: a source takes one credit per batch and gets
 * it back with the answer, so that a slow stage slows the source. Blocks virtual threads only.
 */
public final class Window {
    private final int size;
    private final Semaphore credit;

    /** A window for this many batches. */
    public Window(int size) {
        this.size = size;
        this.credit = new Semaphore(size);
    }

    /** Waits for room and takes it. */
    public void take() {
        credit.acquireUninterruptibly();
    }

    /** Gives room back. */
    public void give() {
        credit.release();
    }

    /** Waits until nothing is in flight. */
    public void drain() {
        credit.acquireUninterruptibly(size);
        credit.release(size);
    }

    /** Batches in flight. */
    public int inFlight() {
        return size - credit.availablePermits();
    }
}
