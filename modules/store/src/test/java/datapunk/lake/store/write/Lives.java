package datapunk.lake.store.write;

import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Observation;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Seeded observations of a few days in a small town, so that many of them meet: repeats, twins and restated ones. */
final class Lives {
    private static final List<Feed> FEEDS = List.of(Feed.measured("test.one"), Feed.measured("test.two"));
    private static final long START = 1_577_836_800_000L;

    private Lives() {}

    /** A list of observations; two lists from the same town share many keys, and some keys with other payloads. */
    static List<Observation> of(Random random, int n) {
        List<Observation> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            list.add(random.nextInt(12) == 0 ? feature(random, i) : fix(random, i));
        }
        return list;
    }

    private static Fix fix(Random random, int position) {
        long time = START + random.nextInt(40) * (Fix.DAY / 4) + random.nextInt(30) * 1000L;
        int lon = 134_000_000 + random.nextInt(6) * 40_000;
        int lat = 525_000_000 + random.nextInt(3) * 40_000;
        var quality =
                new Fix.Quality(1000 * random.nextInt(2), Fix.Quality.NONE, Fix.Quality.NONE, 0, Fix.Quality.NONE);
        String attributes = random.nextInt(9) == 0 ? "{\"a\":" + random.nextInt(2) + "}" : null;
        return new Fix(
                FEEDS.get(random.nextInt(2)),
                time,
                lon,
                lat,
                0,
                quality,
                random.nextInt(2),
                random.nextInt(3),
                ActivitySamples.NONE,
                attributes,
                0,
                position * 100L);
    }

    private static Feature feature(Random random, int position) {
        int key = random.nextInt(20);
        int version = random.nextInt(2);
        long start = START + key * Fix.DAY / 2;
        return new Feature(
                uuid("key " + key),
                uuid("payload " + version),
                Feed.measured("test.visits"),
                Kind.STAY,
                key == 0 ? Span.TIMELESS : Span.between(start, start + 3_600_000),
                Optional.of(Shape.point(13.4 + key * 0.01, 52.5)),
                "{\"name\":\"" + version + "\"}",
                Optional.empty(),
                position * 100L);
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
