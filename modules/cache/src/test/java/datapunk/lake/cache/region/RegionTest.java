package datapunk.lake.cache.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.policy.Worth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionTest {
    private static final long BOUND = 100_000;

    private final List<String> left = new ArrayList<>();
    private long now;

    private Region<String, String> region(RegionConfig config) {
        return new Region<>(config, () -> now, (key, why) -> left.add(key + " " + why));
    }

    private Region<String, String> region() {
        return region(RegionConfig.of("tiles", BOUND));
    }

    private static Worth worth(long bytes) {
        return new Worth(bytes, 20);
    }

    @Test
    void whatWasLoadedAheadCountsAsWarmedOnceAndSavesNothingTheFirstTime() {
        var region = region();
        assertEquals(Kept.KEPT, region.stage("a", "A", worth(1_000)));
        assertEquals(1_000, region.stats().size().staged());
        assertEquals(Optional.of("A"), region.get("a"));
        assertEquals(0, region.stats().size().staged());
        assertEquals(1_000, region.stats().size().bytes());
        region.get("a");
        region.get("b");
        RegionStats.Reads reads = region.stats().reads();
        assertEquals(1, reads.warmed());
        assertEquals(1, reads.heap());
        assertEquals(1, reads.misses());
        assertEquals(3, reads.requests());
        assertEquals(20, reads.savedMillis());
    }

    @Test
    void guessesPushOutOnlyGuesses() {
        var region = region();
        for (int i = 0; i < 9; i++) {
            region.put("put" + i, "", worth(10_000));
        }
        for (int i = 0; i < 5; i++) {
            region.stage("staged" + i, "", worth(4_000));
        }
        assertEquals(List.of("staged0 UNREAD", "staged1 UNREAD", "staged2 UNREAD"), left);
        assertTrue(region.contains("staged4"));
    }

    @Test
    void withoutWarmingTheStagingAreaIsGivenBackAndWhatIsStagedStays() {
        var region = region();
        region.stage("a", "A", worth(9_000));
        region.warming(false);
        assertEquals(Kept.NOT_LET_IN, region.stage("b", "B", worth(1_000)));
        assertEquals(0, region.stats().size().staged());
        for (int i = 0; i < 9; i++) {
            assertEquals(Kept.KEPT, region.put("put" + i, "", worth(10_000)));
        }
        assertEquals(99_000, region.stats().size().bytes());
        assertTrue(region.get("a").isPresent());
        assertEquals(1, region.stats().reads().warmed());
        region.warming(true);
        assertTrue(region.stats().size().bytes() <= 90_000);
    }

    @Test
    void aValueLargerThanAnEighthIsCountedAndTheOneBeforeIsForgotten() {
        var region = region();
        region.put("a", "small", worth(100));
        assertEquals(Kept.TOO_LARGE, region.put("a", "large", worth(BOUND / 8 + 1)));
        assertFalse(region.contains("a"));
        assertEquals(1, region.stats().losses().tooLarge());
        assertEquals(Kept.KEPT, region.put("a", "fits", worth(BOUND / 8)));
        assertEquals(Kept.TOO_LARGE, region.stage("b", "no room there", worth(BOUND / 10 + 1)));
    }

    @Test
    void aValueLivesAsLongAsTheRegionAllowsAndNotAMillisecondLonger() {
        var region = region(RegionConfig.of("tiles", BOUND).withTtl(Duration.ofSeconds(10)));
        region.put("a", "A", worth(10));
        now = 9_999;
        region.stage("b", "B", worth(10));
        assertTrue(region.get("a").isPresent());
        now = 10_000;
        assertTrue(region.get("a").isEmpty());
        assertEquals(List.of("a EXPIRED"), left);
        region.configure(region.config().withTtl(Duration.ofSeconds(1)));
        assertTrue(region.contains("b"));
        now = 10_999;
        assertFalse(region.contains("b"));
        assertEquals(2, region.stats().losses().expired());
        assertEquals(0, region.stats().size().bytes());
    }

    static List<String> policies() {
        return Policies.names();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void anotherPolicyKeepsWhatIsCachedAndASmallerBoundTheMostRead(String other) {
        var region = region(
                RegionConfig.of("tiles", 1_000_000).withPolicy(Policies.names().getFirst()));
        for (int i = 0; i < 90; i++) {
            region.put("k" + i, "v" + i, worth(10_000));
        }
        for (int read = 0; read < 4; read++) {
            for (int i = 40; i < 48; i++) {
                region.get("k" + i);
            }
        }
        region.configure(region.config().withPolicy(other));
        assertEquals(90, region.stats().size().answers());
        assertEquals(
                8,
                region.hottest(8).stream()
                        .filter(k -> k.compareTo("k40") >= 0 && k.compareTo("k47") <= 0)
                        .count());
        String next = Policies.names().getLast().equals(other)
                ? Policies.names().getFirst()
                : Policies.names().getLast();
        region.configure(region.config().withPolicy(next).withBytes(100_000));
        assertEquals(9, region.stats().size().answers());
        for (int i = 40; i < 48; i++) {
            assertEquals(Optional.of("v" + i), region.get("k" + i));
        }
    }

    @Test
    void theStayOfWhatLeavesIsTold() {
        var stays = new ArrayList<Watch.Stay>();
        var region = new Region<String, String>(RegionConfig.of("tiles", BOUND), () -> now, new Watch<>() {
            @Override
            public void left(String key, Leaving why) {}

            @Override
            public void left(String key, Leaving why, Stay stay) {
                stays.add(stay);
            }
        });
        region.put("a", "A", new Worth(48, 12));
        region.get("a");
        now = 60_000;
        assertTrue(region.remove("a"));
        assertFalse(region.remove("a"));
        assertEquals(List.of(new Watch.Stay(48, 12, 1, 60_000, false)), stays);
    }
}
