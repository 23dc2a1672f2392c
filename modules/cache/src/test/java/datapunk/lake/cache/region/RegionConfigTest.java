package datapunk.lake.cache.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RegionConfigTest {
    private static final RegionConfig TILES = RegionConfig.of("tiles", 1 << 20);

    private static void refused(String key, Executable setting) {
        String message = assertThrows(IllegalArgumentException.class, setting).getMessage();
        assertTrue(message.startsWith(key + " must "), message);
    }

    @Test
    void whatIsOutOfRangeIsRefusedByItsKey() {
        refused("lake.cache.tiles.policy", () -> TILES.withPolicy("belady"));
        for (long bytes : List.of(-5L, 0L, RegionConfig.LEAST - 1, RegionConfig.MOST + 1, Long.MAX_VALUE)) {
            refused("lake.cache.tiles.bytes", () -> TILES.withBytes(bytes));
        }
        refused("lake.cache.tiles.ttl", () -> TILES.withTtl(Duration.ofSeconds(-1)));
        refused("lake.cache.tiles.ttl", () -> TILES.withTtl(Duration.ofDays(366)));
        for (double staging : List.of(-0.1, 0.51, Double.NaN)) {
            refused("lake.cache.tiles.staging", () -> TILES.withStaging(staging));
        }
    }

    @Test
    void theDefaultsAreTheOnesThatWereMeasured() {
        assertEquals("cost", TILES.policy());
        assertEquals((1 << 20) / 10, TILES.stagingBytes());
        assertEquals(0, TILES.withWarming(false).stagingBytes());
        assertEquals(Level.BOUNDED, TILES.level());
        assertTrue(TILES.ttl().isZero());
        assertEquals(Level.STRICT, Level.of("strict").orElseThrow());
        assertTrue(Level.of("STRICT").isEmpty());
    }
}
