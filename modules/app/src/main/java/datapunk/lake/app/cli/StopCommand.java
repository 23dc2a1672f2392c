package datapunk.lake.app.cli;

import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.show.Amounts;
import datapunk.lake.app.show.Terminal;
import datapunk.lake.servers.Living;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops the lake. */
@Command(
        name = "stop",
        description = "Stop the lake, all of its processes; an import that runs goes on at the next start.")
final class StopCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 60;

    @Mixin
    private Shared shared = new Shared();

    @Option(names = "--port", paramLabel = "N", description = "Stop only the process that listens on this port.")
    private @Nullable Integer port;

    @Override
    public Integer call() throws InterruptedException {
        LakeConfig config = shared.config();
        Terminal out = shared.terminal();
        List<Presence> running = Presence.all(config.data());
        List<Presence> meant = running.stream()
                .filter(p -> port == null || p.port() == port)
                .toList()
                .reversed();
        if (meant.isEmpty() && !running.isEmpty()) {
            throw new CommandException("No process of the lake on " + config.data() + " listens on port " + port
                    + "; see them all with: ./lake status");
        }
        long begun = System.nanoTime();
        for (Presence one : meant) {
            stop(one.pid());
        }
        String which = meant.size() > 1 ? meant.size() + " processes " : "";
        out.say(
                meant.isEmpty()
                        ? "No lake is running on " + config.data() + "."
                        : "Stopped " + which + "in " + Amounts.seconds((System.nanoTime() - begun) / 1e9) + ".");
        if (shared.json) {
            System.out.println(new JsonObject()
                    .put("stopped", !meant.isEmpty())
                    .put(
                            "ports",
                            new JsonArray(meant.stream().map(Presence::port).toList()))
                    .encode());
        }
        return 0;
    }

    /** Those that joined end before the first one, so that it sees to the servers to the end. */
    private static void stop(long pid) throws InterruptedException {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        if (!Living.endsWithin(pid, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))) {
            throw new CommandException("The lake has not stopped within " + PATIENCE_SECONDS
                    + " seconds. Look into the logs, or end it with: kill -9 " + pid);
        }
    }
}
