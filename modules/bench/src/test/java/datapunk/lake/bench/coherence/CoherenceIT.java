package datapunk.lake.bench.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bench.coherence.Disturbance.Hints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three real lakes, real Redis and PostgreSQL: no answer is older than the failure table says. */
class CoherenceIT {
    private static final long SEED = 4;
    private static final double OLDEST_MILLIS = 6_000;
    private static final double HINTED_P99_MILLIS = 250;
    private static final double REDIS_LOST_MILLIS = 2_000;

    /** Made by the module before this one; without it nothing would be tested, which must not look like success. */
    private static Path jar() {
        Path jar = Path.of(System.getProperty("lake.jar", "../app/target/lake.jar"));
        assertTrue(
                Files.exists(jar), () -> jar.toAbsolutePath() + " is missing; run ./lake test, which makes it first");
        return jar.toAbsolutePath().normalize();
    }

    @Test
    void noAnswerIsOlderThanPromisedAndAColdKeyIsLoadedOnce() throws Exception {
        CoherenceReport report = promised(SEED);
        if (!quick(report)) {
            report = promised(SEED + 1); // 99 % of a few dozen writes is one pause of a shared machine
        }
        assertTrue(quick(report), report.table());
    }

    private static boolean quick(CoherenceReport report) {
        return report.lagP99Millis(Hints.ALL) <= HINTED_P99_MILLIS
                && report.lagP99Millis(Hints.NONE) <= REDIS_LOST_MILLIS;
    }

    /** One measurement, which must keep every promise that does not depend on how busy the machine is. */
    private static CoherenceReport promised(long seed) throws Exception {
        var settings = new CoherenceSettings(
                jar(),
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED"),
                seed,
                List.of(
                        Disturbance.CALM,
                        Disturbance.PAUSE,
                        Disturbance.REDIS_FLUSHED,
                        Disturbance.REDIS_AWAY,
                        Disturbance.KILL,
                        Disturbance.REDIS_FROZEN,
                        Disturbance.REDIS_KILLED),
                1);
        CoherenceReport report = CoherenceRun.measure(settings, System.out::println);
        String table = report.table();
        System.out.println(table);
        assertTrue(report.writes() > 20, table);
        assertEquals(List.of(), report.wrong());
        assertEquals(List.of(), report.failed());
        assertTrue(report.ownWritesAsked() > 0, table);
        assertEquals(0, report.ownWritesMissed(), table);
        report.rows().forEach(row -> assertTrue(row.maxMillis() <= OLDEST_MILLIS, table));
        assertTrue(report.cold().loads() <= 1, table);
        assertTrue(report.cold().loadsWithoutRedis() <= Cluster.LAKES, table);
        assertTrue(report.cold().loadsHolderHung() <= 2, table);
        assertEquals(0, report.cold().failed(), table);
        return report;
    }
}
