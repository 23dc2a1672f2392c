package datapunk.lake.ingest.run;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.model.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The imports that are queued or running; for any thread. */
public final class Runs {
    private static final long POLL = 200;
    private final Workshop shop;
    private final Semaphore permits;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final Map<UUID, Begun> begun = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param atOnce imports that run at the same time; others queue */
    public Runs(Workshop shop, int atOnce) {
        this.shop = shop;
        this.permits = new Semaphore(atOnce, true);
    }

    /** @param term under which this process holds the import */
    private record Running(Run run, long term, Thread thread) {}

    /** How often an import that has not ended was begun here, and when last. */
    private record Begun(int times, long nanos) {
        private static final int MOST_DOUBLINGS = 5;

        Begun again(long now) {
            return new Begun(times + 1, now);
        }

        boolean isLongAgo(long now) {
            return now - nanos >= TimeUnit.SECONDS.toNanos(1L << Math.min(times, MOST_DOUBLINGS));
        }
    }

    /**
     * Begins an import that this process holds.
     *
     * @param term under which it holds it
     * @return false when it runs already, and then nothing is done
     */
    public boolean begin(OpenImport order, long term, boolean resumed) {
        if (closed || running.containsKey(order.id())) {
            return false;
        }
        var run = new Run(shop, order, resumed ? committed(order) : Ledger.Counts.ZERO);
        Thread thread = Thread.ofVirtual().name("import-" + order.id()).unstarted(() -> live(run));
        if (running.putIfAbsent(order.id(), new Running(run, term, thread)) != null) {
            return false;
        }
        long now = System.nanoTime();
        begun.merge(order.id(), new Begun(1, now), (before, _) -> before.again(now));
        thread.start();
        return true;
    }

    /** Whether an import runs, queues or is just ending here. */
    public boolean has(UUID id) {
        return running.containsKey(id);
    }

    /** Lets an import go, which another process has taken up, unless it runs under this term. */
    public void leaveUnless(UUID id, long term) {
        Running r = running.get(id);
        if (r != null && r.term() != term && !r.run().isClosing()) {
            r.run().pause();
        }
    }

    /** Whether it is time to begin one again that has begun here before and not ended: each time later than before. */
    public boolean mayBeginAgain(UUID id, long nanos) {
        Begun before = begun.get(id);
        return before == null || before.isLongAgo(nanos);
    }

    private Ledger.Counts committed(OpenImport order) {
        try {
            var question = new StoreDoors.ReadImport(order.owner(), order.id());
            Ledger ledger = Patience.await(shop.bus().ask(StoreDoors.READ_IMPORT, question));
            return ledger.files().stream().map(Ledger.FileLine::counts).reduce(Ledger.Counts.ZERO, Ledger.Counts::plus);
        } catch (FaultException e) {
            return Ledger.Counts.ZERO;
        }
    }

    private void live(Run run) {
        boolean permitted = false;
        try {
            while (!permitted && !run.isStopping()) {
                permitted = permits.tryAcquire(POLL, TimeUnit.MILLISECONDS);
            }
            run.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (permitted) {
                permits.release();
            }
            running.remove(run.order().id());
            if (run.isSettled()) {
                begun.remove(run.order().id());
            }
        }
    }

    /** Asks an import to stop. @return whether the owner has such an import running */
    public boolean cancel(Owner owner, UUID id) {
        Running r = running.get(id);
        if (r == null || !r.run().order().owner().equals(owner)) {
            return false;
        }
        r.run().cancel();
        return true;
    }

    /** Whether an import is queued or has work to do; of one that is just ending, the store knows whether it has. */
    public boolean isRunning(UUID id) {
        Running r = running.get(id);
        return r != null && !r.run().isClosing();
    }

    /** How all of them get on. @param nanos of a clock that only grows */
    public List<Progress> progress(long nanos) {
        var list = new ArrayList<Progress>();
        for (Running r : running.values()) {
            list.add(r.run().progress(nanos));
        }
        return list;
    }

    /** Asks all to pause and waits for them. Blocks; for virtual threads. @param most longest wait */
    public void pause(Duration most) {
        closed = true;
        running.values().forEach(r -> r.run().pause());
        long end = System.nanoTime() + most.toNanos();
        for (Running r : running.values()) {
            try {
                r.thread().join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
