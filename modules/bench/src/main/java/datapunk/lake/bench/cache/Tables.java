package datapunk.lake.bench.cache;

import datapunk.lake.bench.cache.Run.Part;
import datapunk.lake.cache.replay.Contender;
import datapunk.lake.cache.replay.ReplayReport;
import java.util.Locale;
import java.util.stream.Collectors;

/** The replays as tables in Markdown, which read well as plain text too. */
final class Tables {
    private final Results results;

    Tables(Results results) {
        this.results = results;
    }

    /** All contenders on one seed. */
    String contenders(long seed) {
        var table = new StringBuilder("| contender | hit % | byte hit % | misses removed % | extra queries % "
                + "| database time % | useful % | late | mean / p95 / p99 ms | hour after restart % |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n");
        for (Contender contender : Contender.all()) {
            ReplayReport r = results.plain(seed, contender);
            boolean base = contender == Contender.NONE;
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %s | %s | %s | %s | %s | %.1f / %.0f / %.0f | %.1f |%n",
                    contender.name(),
                    r.reads().hitPercent(),
                    r.reads().byteHitPercent(),
                    base ? "–" : String.format(Locale.ROOT, "%.1f", results.missesRemoved(seed, contender)),
                    base ? "–" : String.format(Locale.ROOT, "%+.1f", results.extraQueries(seed, contender)),
                    base ? "–" : String.format(Locale.ROOT, "%+.1f", results.extraDatabaseTime(seed, contender)),
                    r.work().ahead() == 0
                            ? "–"
                            : String.format(Locale.ROOT, "%.0f", r.work().usefulPercent()),
                    r.work().ahead() == 0 ? "–" : "" + r.work().late(),
                    r.latency().mean(),
                    r.latency().p95(),
                    r.latency().p99(),
                    r.afterRestart().hitPercent()));
        }
        return table.toString();
    }

    /** What else was measured, a line per seed. */
    String laws() {
        var table = new StringBuilder("| seed | requests counted | AUC | first hour, points gained "
                + "| shuffled: points lost | shuffled: minutes until quiet | misses by the product's cells % "
                + "| misses by owner % | µs of warmer per candidate |\n|---|---|---|---|---|---|---|---|---|\n");
        for (long seed : results.seeds()) {
            ReplayReport both = results.plain(seed, Contender.BOTH);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.3f | %+.1f | %s | %.1f |%n",
                    seed == 0 ? "log" : "" + seed,
                    both.reads().requests(),
                    both.auc().orElse(0),
                    results.firstHourGain(seed, Contender.BOTH),
                    results.has(Part.SHUFFLED) ? shuffledAndTouch(seed) : "– | – | – | –",
                    results.microsPerCandidate(seed)));
        }
        return table.toString();
    }

    private String shuffledAndTouch(long seed) {
        var minutes = results.shuffledMinutes(seed);
        return String.format(
                Locale.ROOT,
                "%.2f | %s | %+.2f | %+.1f",
                results.shuffledHarm(seed),
                minutes.isPresent() ? "" + minutes.getAsLong() : "never",
                results.granularity(seed, Part.PRODUCT),
                results.granularity(seed, Part.OWNER));
    }

    /** Means over seeds, a line per contender. */
    String means() {
        return Contender.all().stream()
                .filter(c -> c != Contender.NONE)
                .map(c -> String.format(
                        Locale.ROOT,
                        "  %-30s removes %5.1f %% of misses for %+6.1f %% queries and %+6.1f %% database time",
                        c.name(),
                        results.mean(s -> results.missesRemoved(s, c)),
                        results.mean(s -> results.extraQueries(s, c)),
                        results.mean(s -> results.extraDatabaseTime(s, c))))
                .collect(Collectors.joining("\n"));
    }
}
