package datapunk.lake.app.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheTextTest {

    private static JsonObject region(String name) {
        return new JsonObject()
                .put("name", name)
                .put("policy", "w-tiny-lfu")
                .put("level", "bounded")
                .put("bytes", 30L << 20)
                .put("boundBytes", 32L << 20)
                .put("answers", 123_456)
                .put("hitRatio", 0.834)
                .put("databaseSecondsSaved", 41.26)
                .putNull("advice");
    }

    private static JsonObject warmer(long loads) {
        return new JsonObject()
                .put("status", "on")
                .put("sentence", "It loads ahead what is likely to be asked for.")
                .put("loads", loads)
                .put("useful", loads / 2)
                .put("control", new JsonObject().put("sentence", "The warmed hit 6 points more often."));
    }

    private static JsonObject cache(JsonObject... regions) {
        return new JsonObject()
                .put(
                        "verdict",
                        "The cache answered 83 % of requests in the last hour and saved 41 s of database time; "
                                + "warming is worth it: +6.0 points.")
                .put("notices", new JsonArray().add("lake.cache.tiles.bytes must lie between 1 and 2, not -5."))
                .put(
                        "node",
                        new JsonObject()
                                .put("id", "0123abcd")
                                .put("redis", new JsonObject().put("detail", "Redis answers.")))
                .put("regions", new JsonArray(List.of(regions)))
                .put("warmer", warmer(10));
    }

    @Test
    void theVerdictComesFirstAndAllFitsEightyColumns() {
        JsonObject advised = region("tiles")
                .put(
                        "advice",
                        "cost would answer 66.6 % of requests and spare 15 %"
                                + " of the database time, seen on 20,000 requests for a sample of keys.");
        List<String> lines = CacheText.lines(cache(advised, region("queries").putNull("hitRatio")), 80);
        assertTrue(lines.getFirst().startsWith("The cache answered 83 %"), lines::toString);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), () -> String.join("\n", lines));
        String all = String.join("\n", lines);
        assertTrue(all.contains("tiles     w-tiny-lfu   bounded   30.0 MiB   32.0 MiB   123,456   83 %   41.3 s"), all);
        assertTrue(all.contains("tiles: cost would answer"), all);
        assertTrue(all.contains("  –  "), all);
        assertTrue(all.contains("warming on: It loads ahead"), all);
        assertTrue(all.contains("The warmed hit 6 points"), all);
        assertTrue(all.contains("Notice: lake.cache.tiles.bytes"), all);
    }

    @Test
    void nothingIsSaidOfLoadsThatNeverWere() {
        assertEquals(1, CacheText.warmer(warmer(0), 80).size());
    }

    @Test
    void whyIsASentenceAndWhatHappenedNewestFirst() {
        var why = new JsonObject()
                .put("question", "tile 5/16/10, all time")
                .put("region", "tiles")
                .put("sentence", "It is not in memory. Evicted by cost.")
                .put(
                        "events",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("at", "2026-01-02T03:04:05Z")
                                        .put("what", "evicted")
                                        .put("sentence", "Evicted by cost.")));
        List<String> lines = CacheText.why(why, 80);
        assertEquals("tile 5/16/10, all time (tiles): It is not in memory. Evicted by cost.", lines.getFirst());
        assertTrue(lines.get(1).endsWith("evicted: Evicted by cost."), lines::toString);
    }
}
