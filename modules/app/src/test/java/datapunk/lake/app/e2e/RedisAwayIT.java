package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake whose Redis does not answer. */
class RedisAwayIT {
    @TempDir
    static Path folder;

    @Test
    void itWorksAndSaysThatItIsDegraded() {
        try (var lake = LakeUnderTest.fresh(folder.resolve("data"))) {
            JsonObject ledger = lake.load(Takeout.file(folder.resolve("r.json"), Takeout.records(0, 100)));
            assertEquals("done", ledger.getString("status"));
            assertEquals(100, lake.client.summary().getLong("fixes"));
            Await.until(
                    "health tells of Redis",
                    () -> part(lake.client.health(), "redis").equals("degraded"));
            JsonObject health = lake.client.health();
            assertEquals("degraded", health.getString("status"), health::encodePrettily);
            assertEquals("up", part(health, "postgres"), health::encodePrettily);
        }
    }

    private static String part(JsonObject health, String name) {
        return health.getJsonArray("parts").stream()
                .map(JsonObject.class::cast)
                .filter(p -> p.getString("name").equals(name))
                .map(p -> p.getString("status"))
                .findFirst()
                .orElse("");
    }
}
