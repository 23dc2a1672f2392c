package datapunk.lake.ingest.run;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import java.util.logging.Logger;

/** Takes up again, after a start, the imports that had not ended; waits for the database as long as it takes. */
public final class Resumption {
    private static final Logger LOG = Logger.getLogger(Resumption.class.getName());
    private final Workshop shop;
    private final Runs runs;
    private final Halt halt = new Halt();

    /** Resumes into these runs. */
    public Resumption(Workshop shop, Runs runs) {
        this.shop = shop;
        this.runs = runs;
    }

    /** Begins on a virtual thread of its own. */
    public void begin() {
        Thread.ofVirtual().name("resume-imports").start(this::resume);
    }

    /** Gives up if still waiting. */
    public void stop() {
        halt.call();
    }

    private void resume() {
        try {
            var patience = new Patience(shop.retry(), halt, _ -> {});
            var unfinished = patience.ask(() -> shop.bus().ask(WriteDoors.UNFINISHED, new WriteDoors.AskUnfinished()));
            for (OpenImport order : unfinished.imports()) {
                if (runs.begin(order, true)) {
                    LOG.info(() -> "event=import-resumed import=" + order.id());
                }
            }
        } catch (Halt.Stopped e) {
            LOG.fine("event=resumption-stopped");
        } catch (FaultException e) {
            LOG.warning(() -> "event=resumption-failed reason=" + e.getMessage());
        }
    }
}
