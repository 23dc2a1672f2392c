package datapunk.lake.monitor;

import datapunk.lake.bus.monitor.MonitorDoors.Health;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import datapunk.lake.bus.monitor.MonitorDoors.PartHealth;
import datapunk.lake.bus.monitor.MonitorDoors.Report;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What every part of the lake last said of itself, and what follows from it for the whole. Used by one thread. */
final class Parts {
    /** Without these the lake cannot answer; all others only degrade it. */
    private static final Set<String> VITAL = Set.of("postgres", "ingest");

    private final Clock clock;
    private final Duration silence;
    private final Map<String, Heard> heard = new TreeMap<>();

    private record Heard(Report report, Instant when) {}

    Parts(Clock clock, Duration silence) {
        this.clock = clock;
        this.silence = silence;
    }

    void report(Report report) {
        heard.put(report.part(), new Heard(report, clock.instant()));
    }

    /** How the lake is; before any part has reported it is down. */
    Health health() {
        List<PartHealth> parts = new ArrayList<>();
        Status worst = heard.containsKey("postgres") ? Status.UP : Status.DOWN;
        for (Heard h : heard.values()) {
            PartHealth part = health(h);
            parts.add(part);
            Status effect =
                    part.status() == Status.DOWN && !VITAL.contains(part.name()) ? Status.DEGRADED : part.status();
            worst = effect.compareTo(worst) > 0 ? effect : worst;
        }
        return new Health(worst, parts);
    }

    private PartHealth health(Heard h) {
        Report r = h.report();
        Duration quiet = Duration.between(h.when(), clock.instant());
        return quiet.compareTo(silence) > 0
                ? new PartHealth(r.part(), Status.DOWN, "Has not reported for " + quiet.toSeconds() + " seconds.")
                : new PartHealth(r.part(), r.status(), r.detail());
    }

    List<Measure> measures() {
        List<Measure> all = new ArrayList<>();
        for (Heard h : heard.values()) {
            all.addAll(h.report().measures());
            all.add(Measure.of(
                    "lake_part_up",
                    health(h).status() == Status.UP ? 1 : 0,
                    "part",
                    h.report().part()));
        }
        return all;
    }
}
