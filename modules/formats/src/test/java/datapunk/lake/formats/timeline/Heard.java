package datapunk.lake.formats.timeline;

import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Sink;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Kind;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sink that remembers everything. */
final class Heard implements Sink {
    final List<SourceRecord> records = new ArrayList<>();
    final Map<String, Long> elements = new TreeMap<>();
    final List<String> rejects = new ArrayList<>();
    final List<String> fragments = new ArrayList<>();
    final List<String> partial = new ArrayList<>();

    /** What this reader says about this text; single quotes stand for double ones. */
    static Heard of(Reader reader, String json) {
        return of(reader, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** What this reader says about these bytes. */
    static Heard of(Reader reader, byte[] bytes) {
        var heard = new Heard();
        try {
            reader.read(new ByteArrayInputStream(bytes), heard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard;
    }

    List<PositionRecord> positions() {
        return records.stream()
                .filter(PositionRecord.class::isInstance)
                .map(PositionRecord.class::cast)
                .toList();
    }

    List<FeatureRecord> features(Kind kind) {
        return records.stream()
                .filter(FeatureRecord.class::isInstance)
                .map(FeatureRecord.class::cast)
                .filter(f -> f.kind() == kind)
                .toList();
    }

    FeatureRecord only(Kind kind) {
        List<FeatureRecord> all = features(kind);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + kind + " in " + records);
        }
        return all.getFirst();
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
        rejects.add(reason + " " + field);
        fragments.add(fragment);
    }

    @Override
    public void partial(String why) {
        partial.add(why);
    }
}
