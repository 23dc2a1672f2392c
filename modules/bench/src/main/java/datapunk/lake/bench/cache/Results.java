package datapunk.lake.bench.cache;

import datapunk.lake.bench.cache.Run.Part;
import datapunk.lake.cache.replay.Contender;
import datapunk.lake.cache.replay.ReplayReport;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** All replays, and what is read off them: means over seeds, percent and percentage points. */
record Results(List<Run> runs) {
    Results {
        runs = List.copyOf(runs);
    }

    /** The seeds, in order; 0 stands for a log. */
    List<Long> seeds() {
        return runs.stream().map(Run::seed).distinct().sorted().toList();
    }

    /** One run. */
    Run of(long seed, Part part, Contender contender) {
        return runs.stream()
                .filter(r -> r.seed() == seed && r.part() == part)
                .filter(r -> r.report().contender().equals(contender.name()))
                .findFirst()
                .orElseThrow();
    }

    ReplayReport plain(long seed, Contender contender) {
        return of(seed, Part.PLAIN, contender).report();
    }

    /** Mean of a figure over seeds. */
    double mean(ToDoubleFunction<Long> figure) {
        return seeds().stream().mapToDouble(figure).average().orElse(0);
    }

    boolean has(Part part) {
        return runs.stream().anyMatch(r -> r.part() == part);
    }

    double missesRemoved(long seed, Contender contender) {
        return plain(seed, contender).missesRemoved(plain(seed, Contender.NONE));
    }

    double extraQueries(long seed, Contender contender) {
        return plain(seed, contender).extraQueries(plain(seed, Contender.NONE));
    }

    double extraDatabaseTime(long seed, Contender contender) {
        return plain(seed, contender).extraDatabaseTime(plain(seed, Contender.NONE));
    }

    /** Points of hit ratio gained in the hours after all tiers were lost. */
    double firstHourGain(long seed, Contender contender) {
        return plain(seed, contender).afterRestart().hitPercent()
                - plain(seed, Contender.NONE).afterRestart().hitPercent();
    }

    /** Points of hit ratio that the warmer costs where there is nothing to learn. */
    double shuffledHarm(long seed) {
        return of(seed, Part.SHUFFLED, Contender.COST).report().reads().hitPercent()
                - of(seed, Part.SHUFFLED, Contender.BOTH).report().reads().hitPercent();
    }

    OptionalLong shuffledMinutes(long seed) {
        return of(seed, Part.SHUFFLED, Contender.BOTH).report().quietMinutes();
    }

    /** Misses beyond those of exact invalidation, percent. */
    double granularity(long seed, Part part) {
        return -of(seed, part, Contender.COST).report().missesRemoved(plain(seed, Contender.COST));
    }

    /** CPU of all that the warmer does, spread over the candidates it scored, microseconds: an upper bound of a scoring. */
    double microsPerCandidate(long seed) {
        Run with = of(seed, Part.PLAIN, Contender.BOTH);
        double more = with.cpuSeconds() - of(seed, Part.PLAIN, Contender.COST).cpuSeconds();
        return with.report().scored() == 0
                ? 0
                : 1e6 * Math.max(0, more) / with.report().scored();
    }

    /** The figures of the warmer for {@code --json}. */
    JsonObject json() {
        var json = new JsonObject();
        put(json, "misses_removed", mean(s -> missesRemoved(s, Contender.BACKGROUND)));
        put(json, "extra_queries", mean(s -> extraQueries(s, Contender.BACKGROUND)));
        put(json, "extra_db_time", mean(s -> extraDatabaseTime(s, Contender.BACKGROUND)));
        put(json, "misses_removed_moves", mean(s -> missesRemoved(s, Contender.BOTH)));
        put(json, "extra_queries_moves", mean(s -> extraQueries(s, Contender.BOTH)));
        put(json, "extra_db_time_moves", mean(s -> extraDatabaseTime(s, Contender.BOTH)));
        OptionalDouble auc = seeds().stream()
                .flatMapToDouble(s -> plain(s, Contender.BOTH).auc().stream())
                .average();
        auc.ifPresent(a -> json.put("auc", Math.round(a * 10_000) / 10_000.0));
        put(json, "useful", mean(s -> plain(s, Contender.BACKGROUND).work().usefulPercent()));
        put(json, "useful_moves", mean(s -> plain(s, Contender.BOTH).work().usefulPercent()));
        put(json, "first_hour_gain_pp", mean(s -> firstHourGain(s, Contender.BOTH)));
        put(json, "hit_base", mean(s -> plain(s, Contender.NONE).reads().hitPercent()));
        put(json, "hit_moves", mean(s -> plain(s, Contender.BOTH).reads().hitPercent()));
        put(json, "warmer_us_per_candidate", mean(this::microsPerCandidate));
        if (has(Part.SHUFFLED)) {
            put(json, "shuffled_harm_pp", mean(this::shuffledHarm));
            seeds().stream()
                    .mapToLong(s -> shuffledMinutes(s).orElse(Long.MAX_VALUE))
                    .max()
                    .ifPresent(m -> json.put("shuffled_off_minutes", m == Long.MAX_VALUE ? null : m));
            put(json, "granularity_extra_misses", mean(s -> granularity(s, Part.PRODUCT)));
            put(json, "granularity_extra_misses_owner", mean(s -> granularity(s, Part.OWNER)));
        }
        return json;
    }

    private static void put(JsonObject json, String name, double value) {
        json.put(name, Math.round(value * 100) / 100.0);
    }
}
