package datapunk.lake.app.cli;

import datapunk.lake.app.show.Amounts;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Undoes an import. */
@Command(
        name = "undo",
        description = "Remove what an import brought and no other file supports. Importing it again brings it back.")
final class UndoCommand implements Callable<Integer> {
    @Mixin
    private Shared shared = new Shared();

    @Parameters(
            arity = "1",
            paramLabel = "ID",
            description = "The import, as `lake imports` lists it; the beginning is enough.")
    private String id = "";

    @Override
    public Integer call() {
        Terminal out = shared.terminal();
        long begun = System.nanoTime();
        try (var lake = shared.needed()) {
            String found = ImportIds.find(lake, id);
            if (ImportRun.isRunning(lake.ledger(found))) {
                out.say("It is still running and is cancelled first.");
                new ImportRun(lake, out, ImportRun.GOES_ON).follow(client -> {
                    client.cancel(found);
                    return found;
                });
            }
            JsonObject undone = lake.undo(found);
            out.say("Undone in " + Amounts.seconds((System.nanoTime() - begun) / 1e9) + ": "
                    + Amounts.number(undone.getLong("removed"), "observation") + " removed.");
            if (shared.json) {
                System.out.println(undone.encode());
            }
        }
        return 0;
    }
}
