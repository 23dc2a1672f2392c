package datapunk.lake.bench.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bench.cache.Run.Part;
import datapunk.lake.cache.replay.Contender;
import datapunk.lake.cache.replay.life.Household;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final AtomicInteger TOLD = new AtomicInteger();
    private static Results results = new Results(List.of());

    @BeforeAll
    static void replayTwoSmallHouseholds() throws InterruptedException {
        var replays = new Replays(8 << 20, line -> TOLD.incrementAndGet());
        replays.add(1, new Household(1, 2, 3), true);
        replays.add(2, new Household(2, 2, 3), true);
        results = new Results(replays.run());
    }

    @Test
    void everyReplayIsToldOnceAndFound() {
        assertEquals(TOLD.get(), results.runs().size());
        assertEquals(List.of(1L, 2L), results.seeds());
        for (Contender contender : Contender.all()) {
            assertEquals(contender.name(), results.plain(2, contender).contender());
        }
        assertEquals(0, results.missesRemoved(1, Contender.NONE), 1e-9);
        assertEquals(0, results.granularity(1, Part.PLAIN), 1e-9);
    }

    @Test
    void theLineForProgramsHoldsEveryFigure() {
        JsonObject json = results.json();
        for (String name : List.of(
                "misses_removed",
                "extra_queries",
                "extra_db_time",
                "misses_removed_moves",
                "extra_queries_moves",
                "auc",
                "first_hour_gain_pp",
                "shuffled_harm_pp",
                "shuffled_off_minutes",
                "granularity_extra_misses")) {
            assertTrue(json.containsKey(name), name);
        }
    }

    @Test
    void tablesNameEveryContender() {
        String table = new Tables(results).contenders(1);
        assertEquals(Contender.all().size() + 2, table.lines().count());
        Contender.all().forEach(c -> assertTrue(table.contains("| " + c.name() + " |"), c.name()));
        assertEquals(4, new Tables(results).laws().lines().count());
    }

    @Test
    void theChartIsWellFormed() throws Exception {
        byte[] svg = Chart.svg(results).getBytes(StandardCharsets.UTF_8);
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertTrue(document.getElementsByTagName("rect").getLength() >= 12);
    }
}
