package datapunk.lake.app.cli;

import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.show.Amounts;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the lake. */
@Command(name = "stop", description = "Stop the lake; an import that runs goes on at the next start.")
final class StopCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;

    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        LakeConfig config = shared.config();
        Terminal out = shared.terminal();
        Optional<ProcessHandle> process = Presence.of(config.data()).flatMap(p -> ProcessHandle.of(p.pid()));
        if (process.isEmpty()) {
            out.say("No lake is running on " + config.data() + ".");
        } else {
            long begun = System.nanoTime();
            process.get().destroy();
            try {
                process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new CommandException("The lake has not stopped within " + PATIENCE_SECONDS
                        + " seconds. Look into the logs, or end it with: kill -9 "
                        + process.get().pid());
            }
            out.say("Stopped in " + Amounts.seconds((System.nanoTime() - begun) / 1e9) + ".");
        }
        if (shared.json) {
            System.out.println(
                    new JsonObject().put("stopped", process.isPresent()).encode());
        }
        return 0;
    }
}
