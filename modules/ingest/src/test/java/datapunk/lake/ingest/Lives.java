package datapunk.lake.ingest;

import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Motion;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Shape;
import datapunk.lake.model.SourceRecord;
import datapunk.lake.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes records of made-up lives. */
public final class Lives {
    /** 2020-01-01T00:00:00Z. */
    public static final long START = 1_577_836_800_000L;

    private static final Feed RECORDS = Feed.measured("google.records");
    private static final Feed GPX = new Feed("gpx", Feed.Precision.SECOND, false);
    private static final Feed VISITS = new Feed("google.semantic", Feed.Precision.MILLISECOND, false);

    private Lives() {}

    /** A position with nothing special about it. */
    public static PositionRecord position(long time, double lon, double lat) {
        return position(RECORDS, time, Math.round(lon * 1e9), Math.round(lat * 1e9), null, null);
    }

    static PositionRecord position(Feed feed, long time, long lonE9, long latE9, String method, String device) {
        var motion = new Motion(12.5, Double.NaN, 34, Double.NaN, Double.NaN);
        return new PositionRecord(
                feed, time, lonE9, latE9, motion, method, device, samples(time), null, 0, time / 1000 % 100_000);
    }

    private static ActivitySamples samples(long time) {
        if (time % 3 != 0) {
            return ActivitySamples.NONE;
        }
        var packer = new ActivitySamples.Packer();
        packer.candidate("STILL", 90);
        packer.sample(-1000);
        packer.candidate("WALKING", 10);
        packer.sample(-500);
        return packer.take();
    }

    /** Records in the order of time, some of which cannot be true. */
    public static List<SourceRecord> life(RandomGenerator random, int size) {
        var records = new ArrayList<SourceRecord>(size);
        double lon = random.nextDouble(-179, 179);
        double lat = random.nextDouble(-80, 80);
        long time = START;
        for (int i = 0; i < size; i++) {
            time += random.nextInt(1, 120_000);
            lon = Math.clamp(lon + random.nextGaussian() * 0.002, -180, 180);
            lat = Math.clamp(lat + random.nextGaussian() * 0.002, -85, 85);
            records.add(
                    switch (random.nextInt(20)) {
                        case 0 -> position(time, lon, 91);
                        case 1 -> position(0, lon, lat);
                        case 2 -> visit(time, lon, lat);
                        case 3 -> position(GPX, time, Math.round(lon * 1e9), Math.round(lat * 1e9), null, null);
                        default ->
                            position(
                                    RECORDS,
                                    time,
                                    Math.round(lon * 1e7) * 100,
                                    Math.round(lat * 1e7) * 100,
                                    random.nextBoolean() ? "WIFI" : "GPS",
                                    random.nextInt(10) < 9 ? "-577382" : "tablet");
                    });
        }
        return records;
    }

    /** A visit of an hour. */
    public static FeatureRecord visit(long time, double lon, double lat) {
        return new FeatureRecord(
                VISITS,
                Kind.STAY,
                Span.between(time, time + 3_600_000),
                Optional.of(Shape.point(lon, lat)),
                FeatureRecord.key(time, "place"),
                "{\"name\":\"Café\"}",
                Optional.empty(),
                7);
    }
}
