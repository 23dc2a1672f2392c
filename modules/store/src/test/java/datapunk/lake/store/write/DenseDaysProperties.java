package datapunk.lake.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Observation;
import datapunk.lake.store.block.BlockRows;
import datapunk.lake.store.write.Lake.TestFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The laws of importing where days are dense, many, before 1970 or at the edges of the map. */
class DenseDaysProperties {
    private static final Feed FEED = Feed.measured("test.dense");

    private static Fix fix(long time, int lon, int lat, int accuracy) {
        var quality = new Fix.Quality(accuracy, Fix.Quality.NONE, Fix.Quality.NONE, Fix.Quality.NONE, Fix.Quality.NONE);
        return new Fix(FEED, time, lon, lat, 0, quality, 0, 0, ActivitySamples.NONE, null, 0, 0);
    }

    /** Fixes of one day before 1970, every {@code step}th of {@code n} evenly spread moments. */
    private static TestFile dense(String name, int from, int step, int n) {
        List<Observation> list = new ArrayList<>();
        for (int i = from; i < n; i += step) {
            list.add(fix(-5 * Fix.DAY + i * (Fix.DAY / n), 134_000_000 + i % 9 * 1000, 525_000_000, 7));
        }
        return new TestFile(name, list);
    }

    private static String parts(Lake lake) throws SQLException {
        return lake.text("select count(*) from block where shard_key = " + lake.owner.shard());
    }

    @Test
    void aDayThatGrowsOverTheSplitAndShrinksUnderItIsTheSameAsOneThatNeverDid() throws SQLException {
        int n = BlockRows.SPLIT + 4000;
        TestFile even = dense("even", 0, 2, n);
        TestFile odd = dense("odd", 1, 2, n);
        TestFile all = dense("all", 0, 1, n);
        try (var lake = new Lake();
                var fresh = new Lake()) {
            lake.load(even, 7001);
            assertEquals("1", parts(lake));
            UUID second = lake.load(odd, 5003);
            assertEquals("24", parts(lake));
            UUID third = lake.load(all, 9000);
            Counted.assertTrueIndex(lake);
            lake.undo(third);
            lake.undo(second);
            assertEquals("1", parts(lake));
            fresh.load(even, 100_000);
            assertEquals(fresh.content(), lake.content());
            lake.load(all, 3001);
            fresh.load(all, 100_000);
            assertEquals(fresh.content(), lake.content());
        }
    }

    @Test
    void moreThanOnePortionOfDaysIsMergedAndRemovedLikeOne() throws SQLException {
        var random = new Random(3);
        List<Observation> list = new ArrayList<>();
        for (int i = 0; i < 150_000; i++) {
            long time = random.nextInt(12) * Fix.DAY + random.nextInt((int) Fix.DAY);
            list.add(fix(time, 10_000_000 + random.nextInt(100), 10_000_000, random.nextInt(2)));
        }
        List<Observation> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        var first = new TestFile("first", list.subList(0, 140_000));
        var second = new TestFile("second", shuffled);
        try (var lake = new Lake();
                var fresh = new Lake()) {
            UUID id = lake.load(first, 140_000);
            lake.load(second, 150_000);
            lake.undo(id);
            fresh.load(second, 75_000);
            assertEquals(fresh.content(), lake.content());
        }
    }

    @Test
    void theEdgesOfTheMapAndOfTimeAreCountedLikeEverythingElse() throws SQLException {
        List<Observation> list = new ArrayList<>();
        for (long time : new long[] {-2_208_988_800_000L, -1, 0, Fix.DAY - 1, 4_102_444_800_000L}) {
            for (int lon : new int[] {-1_800_000_000, -1, 0, 1_799_999_999, 1_800_000_000}) {
                for (int lat : new int[] {-900_000_000, -850_511_288, 0, 850_511_288, 900_000_000}) {
                    list.add(fix(time, lon, lat, 1));
                }
            }
        }
        var file = new TestFile("edges", list);
        try (var lake = new Lake()) {
            UUID id = lake.load(file, 40);
            Counted.assertTrueIndex(lake);
            lake.undo(id);
            lake.content().forEach(line -> assertTrue(line.endsWith(" 0 "), line));
        }
    }

    @Test
    void aVisitOfManyYearsTouchesAllOfThem() throws SQLException {
        var touched = new Touched();
        touched.days(0, 30_000);
        touched.days(-3, -1);
        var change = touched.change(new datapunk.lake.model.Owner(1), 1);
        assertTrue(change.touches(datapunk.lake.bus.store.Period.days(29_999, 30_000)));
        assertTrue(change.touches(datapunk.lake.bus.store.Period.days(-2, -1)));
        assertEquals(datapunk.lake.bus.store.Period.days(-3, 30_001), change.extent());
    }
}
