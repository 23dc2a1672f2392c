package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how the lake is. */
@Command(name = "status", description = "Say whether the lake runs, how its parts are and how much is in it.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        LakeConfig config = shared.config();
        Optional<Presence> presence = Presence.of(config.data());
        if (presence.isEmpty()) {
            shared.terminal().say("No lake is running on " + config.data() + ". Start it with: ./lake up");
            if (shared.json) {
                System.out.println(new JsonObject().put("running", false).encode());
            }
            return 1;
        }
        try (var lake = new LakeClient(presence.get().port(), presence.get().key())) {
            JsonObject health = lake.health();
            JsonObject summary = lake.summary();
            print(presence.get(), health, summary);
            if (shared.json) {
                System.out.println(new JsonObject()
                        .put("running", true)
                        .put("port", presence.get().port())
                        .put("pid", presence.get().pid())
                        .put("health", health)
                        .put("summary", summary)
                        .encode());
            }
            return "down".equals(health.getString("status")) ? 1 : 0;
        }
    }

    private void print(Presence presence, JsonObject health, JsonObject summary) {
        Terminal out = shared.terminal();
        out.say("http://localhost:" + presence.port() + "  " + health.getString("status") + "  (process "
                + presence.pid() + ")");
        for (Object o : health.getJsonArray("parts")) {
            if (o instanceof JsonObject part) {
                out.say(String.format(
                        Locale.ROOT,
                        "  %-10s %-9s %s",
                        part.getString("name"),
                        part.getString("status"),
                        part.getString("detail")));
            }
        }
        out.say(String.format(
                Locale.ROOT,
                "  %,d fixes on %,d days%s",
                summary.getLong("fixes"),
                summary.getLong("days"),
                summary.getString("first") == null
                        ? ""
                        : ", " + summary.getString("first").substring(0, 10) + " to "
                                + summary.getString("last").substring(0, 10)));
    }
}
