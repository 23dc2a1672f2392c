package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.WarmReport.ControlReport;
import datapunk.lake.cache.warm.WarmReport.Group;
import datapunk.lake.cache.warm.WarmReport.Learning;
import datapunk.lake.cache.warm.WarmReport.SourceReport;
import datapunk.lake.cache.warm.WarmReport.Status;
import datapunk.lake.cache.warm.guard.Control;
import datapunk.lake.cache.warm.guard.UseGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says in figures and words how warming does. */
record Reporting(WarmConfig config, Judge judge, Loading loading, Warmed warmed, Control control) {

    WarmReport report(UseGuard[] guards, int left, long restUntil, long now, Learning learning) {
        List<SourceReport> sources = sources(guards, now);
        Status status = status(sources, now < restUntil);
        return new WarmReport(
                status,
                sentence(status, now < restUntil),
                loading.counts(),
                learning,
                config.budget().perMinute(),
                left,
                sources,
                compared());
    }

    private List<SourceReport> sources(UseGuard[] guards, long now) {
        var sources = new ArrayList<SourceReport>();
        for (WarmSource from : WarmSource.values()) {
            UseGuard guard = guards[from.ordinal()];
            sources.add(
                    new SourceReport(from, warmed.loads(from), warmed.useful(from), guard.threshold(), guard.off(now)));
        }
        return sources;
    }

    private Status status(List<SourceReport> sources, boolean resting) {
        if (!config.moves() && !config.background()) {
            return Status.OFF;
        }
        boolean allOff = sources.stream()
                .filter(s -> s.source() == WarmSource.MOVES ? config.moves() : config.background())
                .allMatch(SourceReport::off);
        return resting || allOff ? Status.RESTING : loading.paused() ? Status.PAUSED : Status.ON;
    }

    private String sentence(Status status, boolean idle) {
        WarmReport.Counts counts = loading.counts();
        OptionalDouble share = counts.usefulShare();
        return switch (status) {
            case OFF -> "Warming is switched off.";
            case PAUSED -> "Warming waits, because the database is busy.";
            case RESTING ->
                idle
                        ? "Warming rests: keys that may be warmed are not hit noticeably more often than those that never are."
                        : "Warming rests: too little of what it loaded was read.";
            case ON ->
                counts.loads() == 0
                        ? "Warming is on and learns; nothing was worth loading ahead so far."
                        : String.format(
                                Locale.ROOT,
                                "Warming is on: %,d answers were loaded ahead%s.",
                                counts.loads(),
                                share.isPresent()
                                        ? String.format(
                                                Locale.ROOT, ", %.0f %% of them were read", share.getAsDouble() * 100)
                                        : "");
        };
    }

    private ControlReport compared() {
        OptionalDouble gain = control.gain();
        String sentence = gain.isEmpty()
                ? "One key in twenty is never warmed; too few of them were asked for to compare."
                : String.format(
                        Locale.ROOT,
                        "Keys that may be warmed are hit %+.1f points (± %.1f) more often than like ones that never are.",
                        gain.getAsDouble() * 100,
                        control.error() * 100);
        return new ControlReport(group(false), group(true), points(gain), sentence);
    }

    private static OptionalDouble points(OptionalDouble share) {
        return share.isEmpty() ? share : OptionalDouble.of(share.getAsDouble() * 100);
    }

    private Group group(boolean spared) {
        return new Group(control.requests(spared), control.hits(spared));
    }
}
