package datapunk.lake.formats;

import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sink that keeps everything for a test to look at. */
public final class Collected implements Sink {
    public final List<SourceRecord> records = new ArrayList<>();
    public final Map<String, Long> elements = new TreeMap<>();
    public final List<Reject> rejects = new ArrayList<>();
    public final List<String> partial = new ArrayList<>();

    /** A rejected record. */
    public record Reject(String reason, String field, long position, String fragment) {}

    /** The positions among the records. */
    public List<PositionRecord> positions() {
        return records.stream()
                .filter(PositionRecord.class::isInstance)
                .map(PositionRecord.class::cast)
                .toList();
    }

    /** The features among the records. */
    public List<FeatureRecord> features() {
        return records.stream()
                .filter(FeatureRecord.class::isInstance)
                .map(FeatureRecord.class::cast)
                .toList();
    }

    /** How often an element was counted. */
    public long counted(String name) {
        return elements.getOrDefault(name, 0L);
    }

    @Override
    public void record(SourceRecord record) {
        records.add(record);
    }

    @Override
    public void element(String name, long count) {
        elements.merge(name, count, Long::sum);
    }

    @Override
    public void reject(String reason, String field, long position, String fragment) {
        rejects.add(new Reject(reason, field, position, fragment));
    }

    @Override
    public void partial(String why) {
        partial.add(why);
    }
}
