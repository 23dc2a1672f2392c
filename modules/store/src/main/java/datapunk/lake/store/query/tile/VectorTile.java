package datapunk.lake.store.query.tile;

import datapunk.lake.geo.ZOrder;
import datapunk.lake.store.block.Varint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A Mapbox vector tile (specification version 2.1) with one layer of points, written straight as Protocol Buffers: for
 * each cell its centre, the number of fixes {@code n} and, if known, the time of the first one {@code t} in epoch seconds.
 */
public final class VectorTile {
    /** Name of the layer. */
    public static final String LAYER = "cells";

    /** Cells above which four are drawn as one. */
    static final int MOST = 20_000;

    private static final int EXTENT = 4096;
    private static final int EXTENT_BITS = 12;
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    /** Integers below this find their place among the values without hashing. */
    private static final int SMALL = 1024;

    private byte[] features = new byte[1 << 14];
    private int at;
    private byte[] values = new byte[1 << 10];
    private int valuesAt;
    private int valueCount;
    private final int[] small = new int[SMALL];
    private final Map<Long, Integer> large = new HashMap<>();
    private final Map<Long, Integer> times = new HashMap<>();
    private final byte[] feature = new byte[48];

    private VectorTile() {}

    /** The tile of a grid, in coarser cells when there are very many; empty when there are no fixes. */
    public static byte[] encode(Grid grid) {
        Grid drawn = grid;
        int cells = drawn.cells();
        while (cells > MOST) {
            drawn = drawn.coarser();
            cells = drawn.cells();
        }
        return cells == 0 ? new byte[0] : new VectorTile().layer(drawn);
    }

    private byte[] layer(Grid grid) {
        int size = EXTENT_BITS - grid.side();
        int half = size == 0 ? 0 : 1 << size - 1;
        for (int local = 0; local < grid.size(); local++) {
            if (grid.count(local) > 0) {
                int x = (ZOrder.column(local) << size) + half;
                int y = (ZOrder.row(local) << size) + half;
                feature(x, y, grid.count(local), grid.timed() ? timeIndex(grid.first(local)) : -1);
            }
        }
        byte[] name = LAYER.getBytes(StandardCharsets.UTF_8);
        byte[] layer = new byte[at + valuesAt + name.length + 48];
        int end = put(layer, 0, 15 << 3 | VARINT);
        end = put(layer, end, 2);
        end = bytes(layer, end, 1, name, name.length);
        end = append(layer, end, features, at);
        end = bytes(layer, end, 3, new byte[] {'n'}, 1);
        if (grid.timed()) {
            end = bytes(layer, end, 3, new byte[] {'t'}, 1);
        }
        end = append(layer, end, values, valuesAt);
        end = put(layer, end, 5 << 3 | VARINT);
        end = put(layer, end, EXTENT);
        byte[] tile = new byte[end + 8];
        return Arrays.copyOf(tile, bytes(tile, 0, 3, layer, end));
    }

    /** Appends one feature: tags, type point, one move-to. */
    private void feature(int x, int y, int n, int time) {
        int value = countIndex(n);
        byte[] tags = feature;
        int end = put(tags, 0, 0);
        end = put(tags, end, value);
        if (time >= 0) {
            end = put(tags, end, 1);
            end = put(tags, end, time);
        }
        int tagsEnd = end;
        end = put(tags, end, 1 << 3 | 1);
        end = put(tags, end, (long) x << 1);
        end = put(tags, end, (long) y << 1);
        features = room(features, at + feature.length + 16);
        int length = 2 + tagsEnd + 2 + 2 + (end - tagsEnd);
        at = put(features, at, 2 << 3 | BYTES);
        at = put(features, at, length);
        at = put(features, at, 2 << 3 | BYTES);
        at = put(features, at, tagsEnd);
        System.arraycopy(feature, 0, features, at, tagsEnd);
        at = put(features, at + tagsEnd, 3 << 3 | VARINT);
        at = put(features, at, 1);
        at = put(features, at, 4 << 3 | BYTES);
        at = put(features, at, end - tagsEnd);
        System.arraycopy(feature, tagsEnd, features, at, end - tagsEnd);
        at += end - tagsEnd;
    }

    private int countIndex(int n) {
        if (n < SMALL) {
            if (small[n] == 0) {
                small[n] = value(5, n) + 1;
            }
            return small[n] - 1;
        }
        return large.computeIfAbsent((long) n, v -> value(5, v));
    }

    private int timeIndex(long millis) {
        long seconds = Math.floorDiv(millis, 1000L);
        return times.computeIfAbsent(seconds, s -> value(6, s << 1 ^ s >> 63));
    }

    /** Appends a value. @param field 5 for unsigned, 6 for signed as zigzag @return its index */
    private int value(int field, long v) {
        values = room(values, valuesAt + 24);
        byte[] body = new byte[12];
        int end = put(body, put(body, 0, (long) field << 3 | VARINT), v);
        valuesAt = bytes(values, valuesAt, 4, body, end);
        return valueCount++;
    }

    private static byte[] room(byte[] bytes, int needed) {
        return needed <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }

    private static int put(byte[] target, int at, long value) {
        return Varint.put(target, at, value);
    }

    private static int bytes(byte[] target, int at, int field, byte[] content, int length) {
        int end = put(target, at, (long) field << 3 | BYTES);
        return append(target, put(target, end, length), content, length);
    }

    private static int append(byte[] target, int at, byte[] content, int length) {
        System.arraycopy(content, 0, target, at, length);
        return at + length;
    }
}
