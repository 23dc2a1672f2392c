package datapunk.lake.formats;

import datapunk.lake.model.SourceRecord;

/** A sink that remembers whether the reader told of damage. */
final class Told implements Sink {
    private final Sink sink;
    private String why = "";

    Told(Sink sink) {
        this.sink = sink;
    }

    /** The first damage told of, or empty. */
    String why() {
        return why;
    }

    @Override
    public void record(SourceRecord record) {
        sink.record(record);
    }

    @Override
    public void element(String name, long count) {
        sink.element(name, count);
    }

    @Override
    public void reject(String reason, String field, long position, String fragment) {
        sink.reject(reason, field, position, fragment);
    }

    @Override
    public void partial(String message) {
        if (why.isEmpty()) {
            why = message;
        }
        sink.partial(message);
    }
}
