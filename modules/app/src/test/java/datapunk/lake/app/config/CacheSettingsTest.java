package datapunk.lake.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.CacheConfig;
import datapunk.lake.cache.desk.RequestLogging;
import datapunk.lake.cache.region.Level;
import datapunk.lake.cache.region.RegionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the cache from file and environment to the cache's configuration. */
class CacheSettingsTest {
    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    private Map<String, String> environment(String file) throws IOException {
        Path config = Files.writeString(folder.resolve("config.properties"), file);
        return Map.of("LAKE_CONFIG", config.toString(), "LAKE_DATA", folder.toString());
    }

    private CacheConfig cache(String file) throws IOException {
        return CacheConfig.of(LakeConfig.read(environment(file)).cache(), Optional.empty(), GIB);
    }

    private static RegionConfig region(CacheConfig config, String name) {
        return config.regions().stream()
                .filter(r -> r.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    @Test
    void everySettingIsTaken() throws IOException {
        CacheConfig config = cache("""
                lake.cache.tiles.policy=s3-fifo
                lake.cache.tiles.bytes=64m
                lake.cache.tiles.ttl=6h
                lake.cache.tiles.level=strict
                lake.cache.tiles.redis=false
                lake.cache.tiles.warming=false
                lake.cache.tiles.staging=0.2
                lake.cache.queries.bytes=8m
                lake.cache.warming=false
                """);
        assertEquals(
                new RegionConfig("tiles", "s3-fifo", 64 << 20, Duration.ofHours(6), Level.STRICT, 0.2, false, false),
                region(config, "tiles"));
        assertEquals(8 << 20, region(config, "queries").bytes());
        assertEquals(List.of(), config.notices());
        assertEquals(false, config.warming());
    }

    @Test
    void requestsAreLoggedOnlyWhenThatIsSaid() throws IOException {
        assertEquals(RequestLogging.OFF, cache("").log());
        assertEquals(RequestLogging.HIDDEN, cache("lake.cache.log=hidden").log());
        CacheConfig wrong = cache("lake.cache.log=yes");
        assertEquals(RequestLogging.OFF, wrong.log());
        assertEquals(
                List.of("lake.cache.log must be one of off, hidden, plain, not \"yes\". The default is used."),
                wrong.notices());
    }

    @Test
    void theEnvironmentStandsAboveTheFile() throws IOException {
        var environment = new HashMap<>(environment("lake.cache.tiles.policy=lru"));
        environment.put("LAKE_CACHE_TILES_POLICY", "arc");
        CacheConfig config = CacheConfig.of(LakeConfig.read(environment).cache(), Optional.empty(), GIB);
        assertEquals("arc", region(config, "tiles").policy());
    }

    @Test
    void whatCannotBeIsANoticeThatNamesTheKeyAndTheDefaultIsUsed() throws IOException {
        CacheConfig config = cache("""
                lake.cache.tiles.policy=belady
                lake.cache.tiles.bytes=-5m
                lake.cache.tiles.ttl=soon
                lake.cache.tiles.level=quorum
                lake.cache.tiles.redis=perhaps
                lake.cache.tiles.staging=0.9
                lake.cache.tiles.colour=red
                lake.cache.queries.bytes=99999999999g
                lake.cache.queries.staging=much
                lake.cache.timeline.bytes=1m
                lake.cache.bytes=48m
                lake.cache.warming=maybe
                lake.cache.queries.policy=lru
                """);
        List<String> keys = config.notices().stream()
                .map(notice -> notice.substring(0, notice.indexOf(' ')))
                .toList();
        assertEquals(
                List.of(
                        "lake.cache.bytes",
                        "lake.cache.queries.bytes",
                        "lake.cache.queries.staging",
                        "lake.cache.tiles.bytes",
                        "lake.cache.tiles.colour",
                        "lake.cache.tiles.level",
                        "lake.cache.tiles.policy",
                        "lake.cache.tiles.redis",
                        "lake.cache.tiles.staging",
                        "lake.cache.tiles.ttl",
                        "lake.cache.timeline.bytes",
                        "lake.cache.warming"),
                keys);
        assertTrue(config.notices().stream().allMatch(notice -> notice.endsWith(".")), () -> "" + config.notices());
        assertEquals(RegionConfig.of("tiles", 32 << 20), region(config, "tiles"));
        assertEquals(RegionConfig.of("queries", 16 << 20).withPolicy("lru"), region(config, "queries"));
        assertTrue(config.warming());
    }

    @Test
    void regionsThatDoNotFitIntoMemoryAreMadeSmaller() throws IOException {
        CacheConfig config = cache("lake.cache.tiles.bytes=20g");
        assertTrue(config.notices().getFirst().startsWith("lake.cache.tiles.bytes "), () -> "" + config.notices());
        assertEquals(32 << 20, region(config, "tiles").bytes());
        CacheConfig tiny = CacheConfig.of(Map.of(), Optional.empty(), 32 << 20);
        assertEquals(1, tiny.notices().size());
        assertTrue(tiny.regions().stream().mapToLong(RegionConfig::bytes).sum() <= 8 << 20);
    }

    @Test
    void otherKeysThatDoNotExistAreStillRefused() {
        assertThrows(ConfigException.class, () -> cache("lake.kache.bytes=1"));
    }

    @Test
    void theFileThatComesWithTheLakeSaysTheDefaults() throws IOException {
        Path shipped = Path.of("").toAbsolutePath();
        while (!Files.exists(shipped.resolve("config/lake.properties"))) {
            shipped = shipped.getParent();
        }
        String all =
                Files.readString(shipped.resolve("config/lake.properties")).replaceAll("(?m)^#(lake\\.cache)", "$1");
        CacheConfig config = cache(all);
        assertEquals(List.of(), config.notices());
        assertEquals(CacheConfig.of(Map.of(), Optional.empty(), GIB), config);
    }
}
