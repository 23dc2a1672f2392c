package datapunk.lake.app.cli;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
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

    @Parameters(arity = "1", paramLabel = "ID", description = "The import, as `lake imports` lists it.")
    private String id = "";

    @Override
    public Integer call() {
        try (var lake = shared.needed()) {
            JsonObject undone = lake.undo(id);
            shared.terminal()
                    .say(String.format(
                            Locale.ROOT, "Undone: %,d observations removed.", undone.getLong("removed")));
            if (shared.json) {
                System.out.println(undone.encode());
            }
        }
        return 0;
    }
}
