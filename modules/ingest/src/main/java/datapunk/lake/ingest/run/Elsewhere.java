package datapunk.lake.ingest.run;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.Finished;
import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.ingest.IngestDoors.Stages;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.model.Owner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells how the imports get on that other processes run, as far as the database knows: less often than their own process
 * does, and without a forecast.
 */
final class Elsewhere {
    private final Bus bus;
    private final Map<UUID, Owner> seen = new HashMap<>();

    Elsewhere(Bus bus) {
        this.bus = bus;
    }

    /** Tells what has changed. @param theirs the imports that other processes run now */
    void look(Map<UUID, Owner> theirs) {
        seen.forEach((id, owner) -> {
            if (!theirs.containsKey(id)) {
                ledger(owner, id)
                        .filter(ledger -> ledger.finished().isPresent())
                        .ifPresent(ledger -> bus.tell(IngestDoors.FINISHED, new Finished(owner, ledger)));
            }
        });
        seen.clear();
        seen.putAll(theirs);
        theirs.forEach((id, owner) ->
                ledger(owner, id).ifPresent(ledger -> bus.tell(IngestDoors.PROGRESSED, progress(owner, ledger))));
    }

    private Optional<Ledger> ledger(Owner owner, UUID id) {
        try {
            return Optional.of(Patience.await(bus.ask(StoreDoors.READ_IMPORT, new StoreDoors.ReadImport(owner, id))));
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static Progress progress(Owner owner, Ledger ledger) {
        Counts counts = ledger.files().stream().map(Ledger.FileLine::counts).reduce(Counts.ZERO, Counts::plus);
        long n = counts.read();
        String file = ledger.files().isEmpty() ? "" : ledger.files().getLast().path();
        var stages = new Stages(n, n, n, n, n, n, n);
        return new Progress(owner, ledger.id(), ledger.status(), file, 0, 0, n, 0, -1, stages, counts);
    }
}
