package datapunk.lake.cache.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.policy.Worth;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every region keeps under random operations, whatever its settings, against a map that remembers everything. */
class RegionProperties {
    private static final int KEYS = 600;

    /** The last value of a key that is still true, with its arrival. */
    private record Last(Integer value, long at) {}

    private final Map<Integer, Last> model = new HashMap<>();
    private final Map<Integer, Long> weights = new HashMap<>();
    private Random random = new Random(0);
    private long now;
    private RegionConfig config = RegionConfig.of("tiles", 200_000);
    private Region<Integer, Integer> region = region();

    private Region<Integer, Integer> region() {
        return new Region<>(config, () -> now, (key, why) -> {});
    }

    static Stream<String> policies() {
        return Policies.names().stream();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theBoundHoldsAndEveryValueIsTheOneLastPut(String policy) {
        random = new Random(policy.hashCode());
        config = config.withPolicy(policy);
        region = region();
        for (int i = 0; i < 100_000; i++) {
            now += random.nextInt(20);
            operate(i);
            RegionStats.Size size = region.stats().size();
            assertTrue(size.bytes() <= config.bytes(), () -> size + " beyond " + config);
            assertTrue(size.staged() <= config.stagingBytes(), () -> size + " staged beyond " + config);
            if (i % 500 == 0) {
                addsUp();
            }
        }
        RegionStats stats = region.stats();
        assertTrue(stats.losses().evictions() > 0);
        assertTrue(stats.losses().expired() > 0);
        assertTrue(stats.losses().unread() > 0);
        assertTrue(stats.losses().tooLarge() > 0);
        assertTrue(stats.reads().warmed() > 0);
    }

    private void operate(int i) {
        int key = (int) Math.min(KEYS - 1, Math.abs(random.nextGaussian() * 200));
        switch (random.nextInt(2_000)) {
            case 0, 1 -> another();
            case 2 -> region.warming(random.nextInt(4) > 0);
            case 3, 4, 5 -> {
                int modulus = 20 + random.nextInt(40);
                region.removeIf(k -> k % modulus == 3);
                model.keySet().removeIf(k -> k % modulus == 3);
            }
            default -> one(key, i);
        }
    }

    private void one(int key, int value) {
        switch (random.nextInt(20)) {
            case 0 -> {
                boolean was = region.contains(key);
                assertEquals(was, region.remove(key));
                model.remove(key);
            }
            case 1, 2, 3, 4, 5 -> bring(key, value, region.put(key, value, worth(key)));
            case 6, 7 -> bring(key, value, region.stage(key, value, worth(key)));
            default -> {
                boolean there = region.contains(key);
                Optional<Integer> got = region.get(key);
                assertEquals(there, got.isPresent());
                got.ifPresent(v -> assertTrue(holds(key, v), () -> key + " is " + v + ", not " + model.get(key)));
            }
        }
    }

    private boolean holds(int key, int value) {
        Last last = model.get(key);
        boolean young = config.ttl().isZero()
                || last != null && now - last.at() < config.ttl().toMillis();
        return last != null && last.value() == value && young;
    }

    private void bring(int key, int value, Kept kept) {
        long bytes = weights.getOrDefault(key, 0L);
        if (bytes > config.largest()) {
            assertFalse(region.contains(key));
        }
        assertEquals(kept == Kept.KEPT, region.contains(key));
        model.put(key, new Last(value, now));
    }

    private Worth worth(int key) {
        long bytes = random.nextInt(50) == 0 ? 10_000 + random.nextInt(40_000) : 100 + random.nextInt(3_000);
        weights.put(key, bytes);
        return new Worth(bytes, random.nextInt(200));
    }

    private void another() {
        var before = region.stats().size();
        List<Integer> kept = region.hottest(KEYS);
        config = config.withPolicy(
                        Policies.names().get(random.nextInt(Policies.names().size())))
                .withBytes(RegionConfig.LEAST + random.nextInt(300_000))
                .withTtl(Duration.ofMillis(random.nextInt(3) == 0 ? 0 : 5_000 + random.nextInt(100_000)))
                .withStaging(random.nextInt(6) / 10.0)
                .withWarming(random.nextInt(5) > 0);
        region.configure(config);
        if (config.ttl().isZero() && before.bytes() <= config.bytes() - config.stagingBytes()) {
            assertEquals(kept.size(), region.hottest(KEYS).size(), "something left for which there was room");
        }
    }

    private void addsUp() {
        long sum = region.hottest(KEYS).stream()
                .mapToLong(k -> weights.getOrDefault(k, 0L))
                .sum();
        assertEquals(sum, region.stats().size().bytes());
        assertEquals(region.hottest(KEYS).size(), region.stats().size().answers());
    }

    @AfterEach
    void nothingIsLeftBehind() {
        region.removeIf(key -> true);
        assertEquals(new RegionStats.Size(0, 0, 0), region.stats().size());
    }
}
