package datapunk.lake.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final Hand clock = new Hand();
    private final Parts parts = new Parts(clock, Duration.ofSeconds(10));

    private static final class Hand extends Clock {
        Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private void say(String part, Status status) {
        parts.report(new Report(part, status, "says so", List.of(Measure.of("lake_x", 2.5, "a", "b\"c"))));
    }

    @Test
    void theLakeIsDownUntilTheDatabaseHasReported() {
        assertEquals(Status.DOWN, parts.health().status());
        say("cache", Status.UP);
        assertEquals(Status.DOWN, parts.health().status());
        say("postgres", Status.UP);
        assertEquals(Status.UP, parts.health().status());
    }

    @Test
    void aMissingRedisOnlyDegrades() {
        say("postgres", Status.UP);
        say("redis", Status.DOWN);
        assertEquals(Status.DEGRADED, parts.health().status());
    }

    @Test
    void aPartThatFallsSilentIsDown() {
        say("postgres", Status.UP);
        clock.now = Instant.EPOCH.plusSeconds(11);
        assertEquals(Status.DOWN, parts.health().status());
        assertTrue(parts.health().parts().getFirst().detail().contains("11 seconds"));
    }

    @Test
    void labelsAreEscapedInTheMetricsPage() {
        say("postgres", Status.UP);
        String page = PrometheusText.of(parts.measures());
        assertTrue(page.contains("lake_x{a=\"b\\\"c\"} 2.5\n"), page);
        assertTrue(page.contains("# TYPE lake_part_up gauge\nlake_part_up{part=\"postgres\"} 1\n"), page);
    }

    @Test
    void callsAreCountedByDoorInCumulativeBuckets() {
        var calls = new CallTimes();
        calls.called("a.b.c", 2_000_000, false);
        calls.called("a.b.c", 700_000_000, true);
        String page = PrometheusText.of(calls.measures());
        assertTrue(page.contains("lake_call_seconds_bucket{door=\"a.b.c\",le=\"0.0025\"} 1\n"), page);
        assertTrue(page.contains("lake_call_seconds_bucket{door=\"a.b.c\",le=\"+Inf\"} 2\n"), page);
        assertTrue(page.contains("lake_call_failures_total{door=\"a.b.c\"} 1\n"), page);
        assertTrue(page.contains("# TYPE lake_call_seconds histogram\n"), page);
    }
}
