package datapunk.lake.regions;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Cells of one level in z-order, as runs of equal id: the start of every run and its id, 0 for none. */
final class Ranges {
    private final int level;
    private long[] starts = new long[1 << 20];
    private int[] ids = new int[1 << 20];
    private int size;

    Ranges(int level) {
        this.level = level;
    }

    int size() {
        return size;
    }

    int level() {
        return level;
    }

    /** First cell of a run. */
    long start(int run) {
        return starts[run];
    }

    /** First cell after a run. */
    long end(int run) {
        return run + 1 < size ? starts[run + 1] : 1L << 2 * level;
    }

    /** Id of a run. */
    int id(int run) {
        return ids[run];
    }

    /** Adds a cell that follows all those before. */
    void add(long start, int id) {
        if (size > 0 && ids[size - 1] == id) {
            return;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
        }
        starts[size] = start;
        ids[size++] = id;
    }

    /** Writes the file that the product's RangeTable reads: see README.md. */
    void write(Path file) throws IOException {
        byte[] steps = steps();
        try (var out = new DataOutputStream(
                new DeflaterOutputStream(Files.newOutputStream(file), new Deflater(Deflater.BEST_COMPRESSION)))) {
            out.writeByte(level);
            out.writeInt(size);
            out.writeInt(steps.length);
            out.write(steps);
            for (int i = 0; i < size; i++) {
                out.writeShort(ids[i]);
            }
        }
    }

    private byte[] steps() {
        var out = new ByteArrayOutputStream();
        long before = 0;
        for (int i = 0; i < size; i++) {
            long step = starts[i] - before;
            before = starts[i];
            while (step > 0x7F) {
                out.write((int) (step & 0x7F | 0x80));
                step >>>= 7;
            }
            out.write((int) step);
        }
        return out.toByteArray();
    }
}
