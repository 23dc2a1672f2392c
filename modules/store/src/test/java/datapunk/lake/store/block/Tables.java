package datapunk.lake.store.block;

import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import java.util.Random;

/** Tables of one day for tests. */
final class Tables {
    private static final int NONE = Fix.Quality.NONE;
    private static final Feed FEED = Feed.measured("test");

    private Tables() {}

    /** Fixes of a day, each {@code {second, accuracy}}, sorted and without repeats. */
    static FixTable day(int... secondsAndAccuracies) {
        var table = new FixTable(4);
        for (int i = 0; i < secondsAndAccuracies.length; i += 2) {
            var quality = new Fix.Quality(secondsAndAccuracies[i + 1], NONE, NONE, NONE, NONE);
            table.add(fix(secondsAndAccuracies[i] * 1000L, 1, 2, quality, 0, ActivitySamples.NONE, null));
        }
        return table.normalized();
    }

    private static Fix fix(
            long time, int lon, int lat, Fix.Quality quality, long device, ActivitySamples samples, String attributes) {
        return new Fix(FEED, time, lon, lat, 0, quality, 0, device, samples, attributes, 0, 0);
    }

    /** A day in which columns are constant, absent, mixed and full by chance. */
    static FixTable random(Random random, int day, int n) {
        int kind = random.nextInt(4);
        var table = new FixTable(n);
        for (int i = 0; i < n; i++) {
            int some = kind == 0 ? NONE : kind == 1 ? 5 : random.nextBoolean() ? NONE : random.nextInt();
            var quality = new Fix.Quality(some, NONE, 7, kind == 2 ? some : NONE, random.nextInt(36000));
            var packer = new ActivitySamples.Packer();
            if (kind == 3 && random.nextInt(3) == 0) {
                packer.candidate("STILL", random.nextInt(101));
                packer.sample(random.nextInt(100_000) - 50_000);
            }
            long device = kind == 0 ? 0 : kind == 1 ? 99 : random.nextInt(3);
            String attributes = kind == 2 && random.nextInt(4) == 0 ? "{\"n\":" + i + "}" : null;
            table.add(fix(
                    day * Fix.DAY + random.nextInt((int) Fix.DAY),
                    random.nextInt(),
                    random.nextInt(),
                    quality,
                    device,
                    packer.take(),
                    attributes));
        }
        return table.normalized();
    }
}
