package datapunk.lake.model;

/** Short ways to write fixes in tests. */
final class Fixes {
    static final Feed FEED = Feed.measured("test");
    private static final int NONE = Fix.Quality.NONE;

    private Fixes() {}

    static Fix at(long time, int lon, int lat) {
        return with(time, lon, lat, NONE, null, 0);
    }

    static Fix with(
            long time,
            int lon,
            int lat,
            int accuracy,
            @org.jspecify.annotations.Nullable String attributes,
            long position) {
        var quality = new Fix.Quality(accuracy, NONE, NONE, NONE, NONE);
        return new Fix(
                FEED, time, lon, lat, 0, quality, 0, Fix.NO_DEVICE, ActivitySamples.NONE, attributes, 0, position);
    }

    static FixTable table(Fix... fixes) {
        var table = new FixTable(1);
        for (Fix fix : fixes) {
            table.add(fix);
        }
        return table;
    }
}
