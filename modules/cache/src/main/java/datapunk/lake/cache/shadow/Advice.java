package datapunk.lake.cache.shadow;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A sentence for who sets a region, when another policy would clearly do better; else nothing is said. */
public final class Advice {
    /** Fewer requests for sampled keys tell nothing. */
    private static final long ENOUGH = 1_000;

    private static final double REAL_POINTS = 0.02;
    private static final double REAL_TIME = 0.05;

    private Advice() {}

    /** Advice for a region that runs with this policy. */
    public static Optional<String> of(String current, List<ShadowStats> all) {
        Optional<ShadowStats> own =
                all.stream().filter(s -> s.policy().equals(current)).findAny();
        return own.filter(s -> s.requests() >= ENOUGH)
                .flatMap(now -> all.stream()
                        .filter(other -> pays(now, other))
                        .max(Comparator.comparingDouble(ShadowStats::savedMillis))
                        .map(best -> sentence(now, best)));
    }

    /** More of one thing that is felt and not less of the other. */
    private static boolean pays(ShadowStats now, ShadowStats other) {
        double points = points(now, other);
        double time = time(now, other);
        double noise = 2 * Math.sqrt(ratio(now) * (1 - ratio(now)) / now.requests());
        return time >= REAL_TIME && points > -REAL_POINTS || points >= Math.max(REAL_POINTS, noise) && time > -0.01;
    }

    private static double ratio(ShadowStats stats) {
        return stats.hitRatio().orElse(0);
    }

    private static double points(ShadowStats now, ShadowStats other) {
        return ratio(other) - ratio(now);
    }

    /** Share of the database time of now that the other would spare. */
    private static double time(ShadowStats now, ShadowStats other) {
        double spent = now.costMillis() - now.savedMillis();
        return spent <= 0 ? 0 : (other.savedMillis() - now.savedMillis()) / spent;
    }

    private static String sentence(ShadowStats now, ShadowStats best) {
        double time = time(now, best);
        return String.format(
                Locale.ROOT,
                "%s would answer %.1f %% of requests from memory instead of %.1f %% and need %.0f %% %s database time;"
                        + " seen on %,d requests for a sample of keys.",
                best.policy(),
                ratio(best) * 100,
                ratio(now) * 100,
                Math.abs(time) * 100,
                time >= 0 ? "less" : "more",
                now.requests());
    }
}
