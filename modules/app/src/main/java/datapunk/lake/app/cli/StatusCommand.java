package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.client.LakeClientException;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.show.Amounts;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
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
        List<Presence> processes = Presence.all(config.data());
        if (processes.isEmpty()) {
            shared.terminal().say("No lake is running on " + config.data() + ". Start it with: ./lake up");
            if (shared.json) {
                System.out.println(new JsonObject().put("running", false).encode());
            }
            return 1;
        }
        Presence first = processes.getFirst();
        try (var lake = new LakeClient(first.url(), first.key())) {
            JsonObject health = lake.health();
            Optional<JsonObject> summary = summary(lake);
            JsonArray all = all(processes, health.getString("status"));
            print(first, health, summary);
            printJoined(all);
            if (shared.json) {
                System.out.println(new JsonObject()
                        .put("running", true)
                        .put("port", first.port())
                        .put("pid", first.pid())
                        .put("processes", all)
                        .put("health", health)
                        .put("summary", summary.orElse(null))
                        .encode());
            }
            return "down".equals(health.getString("status")) ? 1 : 0;
        }
    }

    /** One entry a process. @param status of the first */
    private static JsonArray all(List<Presence> processes, String status) {
        var all = new JsonArray();
        for (Presence one : processes) {
            all.add(new JsonObject()
                    .put("url", one.url().toString())
                    .put("port", one.port())
                    .put("pid", one.pid())
                    .put("role", one.joined() ? "joined" : "main")
                    .put("status", all.isEmpty() ? status : status(one)));
        }
        return all;
    }

    private static String status(Presence one) {
        try (var lake = new LakeClient(one.url(), one.key())) {
            return lake.health().getString("status");
        } catch (LakeClientException e) {
            return "silent";
        }
    }

    /** The processes beside the first. */
    private void printJoined(JsonArray all) {
        for (int i = 1; i < all.size(); i++) {
            JsonObject one = all.getJsonObject(i);
            shared.terminal()
                    .say(one.getString("url") + "  " + one.getString("status") + "  (process " + one.getLong("pid")
                            + ", joined)");
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
        out.say(presence.url() + "  " + health.getString("status") + "  (process " + presence.pid() + ")");
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
