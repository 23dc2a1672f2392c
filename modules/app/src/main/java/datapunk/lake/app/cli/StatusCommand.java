package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.client.LakeClientException;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.show.Amounts;
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
            Optional<JsonObject> summary = summary(lake);
            print(presence.get(), health, summary);
            if (shared.json) {
                System.out.println(new JsonObject()
                        .put("running", true)
                        .put("port", presence.get().port())
                        .put("pid", presence.get().pid())
                        .put("health", health)
                        .put("summary", summary.orElse(null))
                        .encode());
            }
            return "down".equals(health.getString("status")) ? 1 : 0;
        }
    }

    /** How much there is; unknown while the database is away. */
    private static Optional<JsonObject> summary(LakeClient lake) {
        try {
            return Optional.of(lake.summary());
        } catch (LakeClientException e) {
            return Optional.empty();
        }
    }

    private void print(Presence presence, JsonObject health, Optional<JsonObject> summary) {
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
        summary.ifPresent(known -> print(out, known));
    }

    private static void print(Terminal out, JsonObject summary) {
        out.say(String.format(
                Locale.ROOT,
                "  %,d %s on %s%s",
                summary.getLong("fixes"),
                summary.getLong("fixes") == 1 ? "fix" : "fixes",
                Amounts.number(summary.getLong("days"), "day"),
                summary.getString("first") == null
                        ? ""
                        : ", " + summary.getString("first").substring(0, 10) + " to "
                                + summary.getString("last").substring(0, 10)));
    }
}
