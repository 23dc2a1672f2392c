package datapunk.lake.store.query;

import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Hash64;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A seeded life of four months in two feeds: home, work, errands, a journey over the antimeridian and one to the pole,
 * with fixes that were stated more than once. Knows by plain counting what the lake must answer.
 */
final class Life {
    static final Feed ONE = Feed.measured("test.one");
    static final Feed TWO = Feed.measured("test.two");
    /** 20 November 2019. */
    static final long START = 18_220 * Fix.DAY;

    static final int DAYS = 125;
    private static final int NONE = Fix.Quality.NONE;
    private static final double[][] SPOTS = {
        {13.4050, 52.5200},
        {13.4501, 52.4700},
        {13.2, 52.6},
        {179.9995, -16.5},
        {-179.9990, -16.6},
        {-74.0, 40.7},
        {20, 88.5}
    };

    private final List<Fix> stated;

    /** Key of a fix. */
    record Key(String feed, long time, int lon, int lat) {}

    Life(long seed, int n) {
        var random = new Random(seed);
        stated = new ArrayList<>(n);
        while (stated.size() < n) {
            Fix fix = fix(random);
            stated.add(fix);
            if (random.nextInt(10) == 0) {
                stated.add(restated(random, fix));
            }
        }
    }

    private static Fix fix(Random random) {
        int day = random.nextInt(DAYS);
        double[] spot = SPOTS[day % 20 == 7 ? 3 + random.nextInt(4) : random.nextInt(3)];
        double spread = random.nextInt(5) == 0 ? 0.05 : 0.0004;
        double lon = spot[0] + random.nextGaussian() * spread;
        double lat = Math.min(90, spot[1] + random.nextGaussian() * spread);
        lon = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
        return new Fix(
                random.nextInt(4) == 0 ? TWO : ONE,
                START + day * Fix.DAY + random.nextInt(86_400) * 1000L,
                (int) Math.round(lon * 1e7),
                (int) Math.round(lat * 1e7),
                0,
                new Fix.Quality(1000 + random.nextInt(50_000), NONE, random.nextInt(2) == 0 ? NONE : 5000, NONE, NONE),
                random.nextInt(3),
                random.nextInt(3) == 0 ? 255 : random.nextInt(2) == 0 ? -2 : Fix.NO_DEVICE,
                ActivitySamples.NONE,
                random.nextInt(8) == 0 ? "{\"a\":1}" : null,
                0,
                0);
    }

    private static Fix restated(Random random, Fix f) {
        return new Fix(
                f.feed(),
                f.time(),
                f.lon(),
                f.lat(),
                f.fraction(),
                new Fix.Quality(1000 + random.nextInt(50_000), NONE, random.nextInt(2) == 0 ? NONE : 7000, NONE, NONE),
                f.method(),
                f.device(),
                f.samples(),
                f.attributes(),
                0,
                0);
    }

    List<Fix> stated() {
        return stated;
    }

    /** What a view shows, in the order of answers. */
    List<Fix> shown() {
        Map<Key, Fix> best = new HashMap<>();
        for (Fix fix : stated) {
            best.merge(new Key(fix.feed().name(), fix.time(), fix.lon(), fix.lat()), fix, Life::better);
        }
        return best.values().stream()
                .sorted(Comparator.comparingLong(Fix::time)
                        .thenComparingLong(f -> Hash64.of(f.feed().name()))
                        .thenComparingInt(Fix::lon)
                        .thenComparingInt(Fix::lat))
                .toList();
    }

    private static Fix better(Fix a, Fix b) {
        Comparator<Fix> order = Comparator.comparingLong(Life::count)
                .thenComparingInt(f -> f.quality().accuracy())
                .thenComparingInt(f -> f.quality().altitude())
                .thenComparingInt(Fix::method)
                .thenComparingLong(Fix::device)
                .thenComparing(f -> Objects.requireNonNullElse(f.attributes(), ""));
        return order.compare(a, b) >= 0 ? a : b;
    }

    private static long count(Fix f) {
        return Stream.of(
                        f.quality().accuracy() != NONE,
                        f.quality().altitude() != NONE,
                        f.method() != 0,
                        f.device() != 0,
                        f.attributes() != null)
                .filter(x -> x)
                .count();
    }
}
