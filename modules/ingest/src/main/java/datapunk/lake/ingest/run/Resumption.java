package datapunk.lake.ingest.run;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Unended;
import datapunk.lake.bus.store.WriteDoors.Unfinished;
import datapunk.lake.model.Owner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Looks again and again which imports have not ended, takes up those that no living process runs, tells those that
 * someone wishes to stop, leaves those that another process has taken up and tells how those get on. While the database
 * is away it waits.
 */
public final class Resumption {
    private static final Logger LOG = Logger.getLogger(Resumption.class.getName());
    private final Workshop shop;
    private final Runs runs;
    private final Duration pause;
    private final Elsewhere elsewhere;
    private final Halt halt = new Halt();

    /** Resumes into these runs. @param pause between two looks */
    public Resumption(Workshop shop, Runs runs, Duration pause) {
        this.shop = shop;
        this.runs = runs;
        this.pause = pause;
        this.elsewhere = new Elsewhere(shop.bus());
    }

    /** Begins on a virtual thread of its own. */
    public void begin() {
        Thread.ofVirtual().name("resume-imports").start(this::watch);
    }

    /** Looks no more. */
    public void stop() {
        halt.call();
    }

    private void watch() {
        try {
            while (true) {
                look();
                halt.pause(pause);
            }
        } catch (Halt.Stopped e) {
            LOG.fine("event=resumption-stopped");
        }
    }

    private void look() {
        try {
            Unfinished unfinished =
                    Patience.await(shop.bus().ask(WriteDoors.UNFINISHED, new WriteDoors.AskUnfinished()));
            Map<UUID, Owner> theirs = new HashMap<>();
            for (Unended one : unfinished.imports()) {
                halt.check();
                look(one);
                if (!runs.has(one.order().id())) {
                    theirs.put(one.order().id(), one.order().owner());
                }
            }
            elsewhere.look(theirs);
        } catch (FaultException e) {
            LOG.fine(() -> "event=resumption-waits reason=" + e.fault().code());
        }
    }

    private void look(Unended one) {
        OpenImport order = one.order();
        if (one.cancelled() && runs.cancel(order.owner(), order.id())) {
            return;
        }
        if (runs.has(order.id())) {
            runs.leaveUnless(order.id(), one.term());
            return;
        }
        if ((one.here() || one.cancelled() || order.given().stream().allMatch(Resumption::isReadable))
                && runs.mayBeginAgain(order.id(), System.nanoTime())) {
            takeUp(one);
        }
    }

    /** Whether a file that was handed in elsewhere is in reach of this process too. */
    private static boolean isReadable(WriteDoors.Given given) {
        return Files.isReadable(Path.of(given.path()));
    }

    private void takeUp(Unended one) {
        OpenImport order = one.order();
        var hold = new WriteDoors.HoldImport(order.owner(), order.id());
        long term = Patience.await(shop.bus().ask(WriteDoors.HOLD_IMPORT, hold)).term();
        if (term > 0 && runs.begin(order, term, true)) {
            LOG.info(() -> "event=import-resumed import=" + order.id() + " term=" + term);
        }
    }
}
