package datapunk.lake.store.query.tile;

import datapunk.lake.store.block.Varint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the vector tiles of the lake back, for tests. */
public final class TileReader {
    /** A feature. @param t first time in seconds, or Long.MIN_VALUE */
    public record Cell(int x, int y, long n, long t) {}

    /** A layer. */
    public record Layer(String name, int version, int extent, List<String> keys, List<Cell> cells, int values) {}

    private final List<String> keys = new ArrayList<>();
    private final List<Long> values = new ArrayList<>();
    private final List<byte[]> features = new ArrayList<>();
    private String name = "";
    private int version;
    private int extent;

    private TileReader() {}

    /** The only layer of a tile, which may be compressed; no features when it is empty. */
    public static Layer read(byte[] tile, boolean zipped) throws IOException {
        byte[] bytes = zipped ? new GZIPInputStream(new ByteArrayInputStream(tile)).readAllBytes() : tile;
        var reader = new TileReader();
        if (bytes.length > 0) {
            each(bytes, (field, number, content) -> each(content, reader::layerField));
        }
        return reader.layer();
    }

    private interface Field {
        void of(int field, long number, byte[] content);
    }

    private static void each(byte[] bytes, Field visitor) {
        var in = new Varint(bytes);
        while (in.hasMore()) {
            long key = in.next();
            long number = in.next();
            byte[] content = new byte[0];
            if ((key & 7) == 2) {
                content = Arrays.copyOfRange(bytes, in.position(), in.position() + (int) number);
                in.skip((int) number);
            } else if ((key & 7) != 0) {
                throw new IllegalStateException("wire type " + (key & 7));
            }
            visitor.of((int) (key >> 3), number, content);
        }
    }

    private void layerField(int field, long number, byte[] content) {
        switch (field) {
            case 1 -> name = new String(content, StandardCharsets.UTF_8);
            case 2 -> features.add(content);
            case 3 -> keys.add(new String(content, StandardCharsets.UTF_8));
            case 4 -> each(content, (f, v, c) -> values.add(f == 6 ? v >>> 1 ^ -(v & 1) : v));
            case 5 -> extent = (int) number;
            case 15 -> version = (int) number;
            default -> throw new IllegalStateException("field " + field);
        }
    }

    private Layer layer() {
        var cells = new ArrayList<Cell>();
        for (byte[] feature : features) {
            var tags = new ArrayList<Long>();
            var geometry = new ArrayList<Long>();
            each(feature, (field, number, content) -> {
                var in = new Varint(content);
                while (in.hasMore()) {
                    (field == 2 ? tags : geometry).add(in.next());
                }
                if (field == 3 && number != 1) {
                    throw new IllegalStateException("not a point");
                }
            });
            if (geometry.size() != 3 || geometry.getFirst() != 9) {
                throw new IllegalStateException("not one move-to");
            }
            long n = 0;
            long t = Long.MIN_VALUE;
            for (int i = 0; i < tags.size(); i += 2) {
                long value = values.get(tags.get(i + 1).intValue());
                if (keys.get(tags.get(i).intValue()).equals("n")) {
                    n = value;
                } else {
                    t = value;
                }
            }
            cells.add(new Cell((int) (geometry.get(1) >> 1), (int) (geometry.get(2) >> 1), n, t));
        }
        return new Layer(name, version, extent, keys, cells, values.size());
    }
}
