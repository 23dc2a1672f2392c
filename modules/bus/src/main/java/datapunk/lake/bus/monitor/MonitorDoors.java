package datapunk.lake.bus.monitor;

import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Payload;
import java.time.Duration;
import java.util.List;

/** Where monitoring is told and asked. Every room reports; monitoring asks nobody. */
public final class MonitorDoors {
    private static final Duration SHORT = Duration.ofSeconds(5);

    /** A part of the lake says how it is, every few seconds and at once when that changes. */
    public static final Call<Report, Done> REPORT = new Call<>("monitor.part.report", SHORT);

    /** How all parts are. */
    public static final Call<AskHealth, Health> HEALTH = new Call<>("monitor.health.read", SHORT);

    /** All measures in Prometheus' text format 0.0.4. */
    public static final Call<AskMetrics, MetricsText> METRICS = new Call<>("monitor.metrics.read", SHORT);

    private MonitorDoors() {}

    /** How a part is. */
    public enum Status {
        UP,
        /** Works, but not as well as it should; {@code detail} says why. */
        DEGRADED,
        DOWN
    }

    /**
     * What a part says of itself.
     *
     * @param part stable name: {@code postgres}, {@code redis}, {@code ingest}, {@code cache} …
     * @param detail a sentence
     * @param measures current values; counters only grow
     */
    public record Report(String part, Status status, String detail, List<Measure> measures) implements Payload {
        public Report {
            measures = List.copyOf(measures);
        }
    }

    /**
     * One value.
     *
     * @param name Prometheus name, for instance {@code lake_stage_records_total}; names ending in {@code _total} are
     *     counters, all others gauges
     * @param labels name, value, name, value …
     */
    public record Measure(String name, List<String> labels, double value) {
        public Measure {
            labels = List.copyOf(labels);
        }

        /** A value. @param labels name, value, name, value … */
        public static Measure of(String name, double value, String... labels) {
            return new Measure(name, List.of(labels), value);
        }
    }

    /** Asks how all parts are. */
    public record AskHealth() implements Payload {}

    /** How all parts are. @param status the worst that matters: a degraded or missing cache only degrades */
    public record Health(Status status, List<PartHealth> parts) implements Payload {
        public Health {
            parts = List.copyOf(parts);
        }
    }

    /** How one part is. */
    public record PartHealth(String name, Status status, String detail) {}

    /** Asks for the metrics page. */
    public record AskMetrics() implements Payload {}

    /** The metrics page. */
    public record MetricsText(String text) implements Payload {}
}
