package datapunk.lake.bench.coherence;

import java.util.ArrayList;
import java.util.List;

/** The sum of the attribute {@code n} over all features of a vector tile (Mapbox vector tile 2.1, Protocol Buffers). */
final class TileCount {
    private static final int LAYER = 3;
    private static final int FEATURE = 2;
    private static final int KEY = 3;
    private static final int VALUE = 4;
    private static final int TAGS = 2;
    private static final int UNSIGNED = 5;
    private static final int BYTES = 2;

    private final byte[] bytes;
    private int at;
    private final int end;

    private TileCount(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The sum; 0 for an empty tile. */
    static long of(byte[] tile) {
        long sum = 0;
        var fields = new TileCount(tile, 0, tile.length);
        while (fields.more()) {
            long tag = fields.varint();
            if (tag == (LAYER << 3 | BYTES)) {
                sum += layer(fields.inner());
            } else {
                fields.skip(tag);
            }
        }
        return sum;
    }

    private static long layer(TileCount layer) {
        List<TileCount> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        while (layer.more()) {
            long tag = layer.varint();
            if (tag == (FEATURE << 3 | BYTES)) {
                features.add(layer.inner());
            } else if (tag == (KEY << 3 | BYTES)) {
                keys.add(layer.inner().text());
            } else if (tag == (VALUE << 3 | BYTES)) {
                values.add(value(layer.inner()));
            } else {
                layer.skip(tag);
            }
        }
        int count = keys.indexOf("n");
        return features.stream().mapToLong(f -> feature(f, count, values)).sum();
    }

    private static long feature(TileCount feature, int count, List<Long> values) {
        long sum = 0;
        while (feature.more()) {
            long tag = feature.varint();
            if (tag == (TAGS << 3 | BYTES)) {
                TileCount tags = feature.inner();
                while (tags.more()) {
                    long key = tags.varint();
                    long value = tags.varint();
                    sum += key == count ? values.get((int) value) : 0;
                }
            } else {
                feature.skip(tag);
            }
        }
        return sum;
    }

    private static long value(TileCount value) {
        long tag = value.varint();
        return tag == UNSIGNED << 3 ? value.varint() : 0;
    }

    private boolean more() {
        return at < end;
    }

    private String text() {
        return new String(bytes, at, end - at, java.nio.charset.StandardCharsets.UTF_8);
    }

    private TileCount inner() {
        int length = (int) varint();
        int from = at;
        at += length;
        return new TileCount(bytes, from, at);
    }

    private void skip(long tag) {
        if ((tag & 7) == BYTES) {
            inner();
        } else if ((tag & 7) == 0) {
            varint();
        } else {
            throw new IllegalArgumentException("a field of wire type " + (tag & 7));
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
