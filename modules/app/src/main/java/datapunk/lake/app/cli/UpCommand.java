package datapunk.lake.app.cli;

import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Entry;
import datapunk.lake.app.run.Logs;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.run.RunningLake;
import datapunk.lake.app.run.Steps;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the lake and serves until it is stopped. */
@Command(name = "up", description = "Start the lake and serve until Ctrl-C or `lake stop`.")
final class UpCommand implements Callable<Integer> {
    private static final String STEP = "  %-42s %6.1f s";
    private static final int LAST_PORT = 65_535;

    @Mixin
    private Shared shared = new Shared();

    @Option(names = "--open", description = "Ask for no token. Only on a loopback address.")
    private boolean open;

    @Option(
            names = "--new-token",
            description = "Make a new access token, for when the first is lost; the one before is no longer good.")
    private boolean newToken;

    @Option(
            names = "--join",
            description = {
                "Serve beside the processes that run on the data folder, with their PostgreSQL and Redis, on the next free"
                        + " port; start the lake when none runs."
            })
    private boolean join;

    @Option(names = "--port", paramLabel = "N", description = "Listen on this port, whatever LAKE_PORT says.")
    private @Nullable Integer port;

    @Override
    public Integer call() throws InterruptedException {
        LakeConfig config = open ? shared.config().opened() : shared.config();
        Entry entry = join ? Entry.JOINING : Entry.FIRST;
        Integer only = port;
        if (only != null) {
            if (only < 0 || only > LAST_PORT) {
                throw new CommandException("--port must lie between 0 and " + LAST_PORT + ", not " + only + ".");
            }
            config = config.onPort(only);
            entry = join ? Entry.JOINING_AT_PORT : Entry.FIRST;
        }
        serve(config, entry, shared, this::renew, false);
        return 0;
    }

    private void renew(RunningLake lake) {
        if (newToken && lake.token().isEmpty()) {
            tell(shared.terminal(), lake, lake.renewToken(), open);
        }
    }

    /** What to do once the lake answers. */
    interface Then {
        void run(RunningLake lake);
    }

    /** Starts, tells, does what is to be done and serves until stopped, unless told to leave. */
    static void serve(LakeConfig config, Entry entry, Shared shared, Then then, boolean leave)
            throws InterruptedException {
        Terminal out = shared.terminal();
        Optional<Presence> running = Presence.of(config.data());
        if (entry == Entry.FIRST && running.isPresent()) {
            Presence p = running.get();
            throw new CommandException("A lake already runs on " + config.data() + ": http://localhost:" + p.port()
                    + " (process " + p.pid() + "). Stop it with: ./lake stop, or add a process to it with:"
                    + " ./lake up --join");
        }
        Logs.toFiles(config.data(), config.logLevel(), running.isPresent() ? entry : Entry.FIRST);
        out.say((running.isPresent() ? "Joining the lake on " : "Starting Datapunk Lake on ") + config.data());
        long begun = System.nanoTime();
        RunningLake lake = RunningLake.start(config, entry, Version.text(), new Steps(out::say));
        long stopping;
        try (lake;
                var parting = new Parting(lake::close)) {
            ready(config, shared, lake, begun, then);
            if (!leave) {
                announce(shared, lake);
                new CountDownLatch(1).await();
            }
            stopping = System.nanoTime();
        }
        out.say(String.format(Locale.ROOT, STEP, "stopped", (System.nanoTime() - stopping) / 1e9));
    }

    private static void ready(LakeConfig config, Shared shared, RunningLake lake, long begun, Then then) {
        Terminal out = shared.terminal();
        out.say(String.format(Locale.ROOT, STEP, "ready", (System.nanoTime() - begun) / 1e9));
        lake.token().ifPresent(token -> tell(out, lake, token, config.open()));
        out.say("");
        out.say("  " + lake.url());
        then.run(lake);
    }

    private static void announce(Shared shared, RunningLake lake) {
        if (shared.json) {
            System.out.println(new JsonObject()
                    .put("url", lake.url())
                    .put("port", lake.port())
                    .put("joined", lake.presence().joined())
                    .encode());
        } else {
            boolean joined = lake.presence().joined();
            shared.terminal().say(joined ? "  Ctrl-C stops this process; the others serve on." : "  Ctrl-C stops it.");
        }
    }

    private static void tell(Terminal out, RunningLake lake, String token, boolean open) {
        out.say("");
        out.say("  Your access token, shown only this once" + (open ? " (not needed while --open)" : "") + ":");
        out.say("    " + token);
        if (!open) {
            out.say("  Sign in with it, or open " + lake.url() + "/#token=" + token);
        }
    }
}
