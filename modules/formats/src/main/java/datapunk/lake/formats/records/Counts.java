package datapunk.lake.formats.records;

import datapunk.lake.formats.Sink;

/** What was met in a file, by the names under which it is told to the ledger. */
final class Counts {
    long locations;
    long withValidCoords;
    long withAltitude;
    long withVelocity;
    long withActivity;
    long activitySamples;
    long locationMetadata;
    long activeWifiScan;

    /** Tells the sink what was counted since the last time. */
    void flush(Sink sink) {
        sink.element("locations", locations);
        sink.element("with_valid_coords", withValidCoords);
        sink.element("with_altitude", withAltitude);
        sink.element("with_velocity", withVelocity);
        sink.element("with_activity", withActivity);
        sink.element("activity_samples", activitySamples);
        if (locationMetadata > 0) {
            sink.element("locationMetadata", locationMetadata);
        }
        if (activeWifiScan > 0) {
            sink.element("activeWifiScan", activeWifiScan);
        }
        locations = 0;
        withValidCoords = 0;
        withAltitude = 0;
        withVelocity = 0;
        withActivity = 0;
        activitySamples = 0;
        locationMetadata = 0;
        activeWifiScan = 0;
    }
}
