package datapunk.lake.geo;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A map of the whole world: for every cell of one level an id, 0 where there is none. Cells in z-order with the same id
 * are one run; of a run the step from the start of the run before is kept as a varint, and its id.
 */
final class RangeTable {
    private static final int BLOCK = 32;
    private static final int BUFFER = 1 << 16;

    private final int level;
    private final byte[] steps;
    private final short[] ids;
    /** Start of the first run of every block of runs. */
    private final int[] blockStarts;
    /** Where in the steps the second run of every block is. */
    private final int[] blockOffsets;

    private RangeTable(int level, byte[] steps, short[] ids) {
        this.level = level;
        this.steps = steps;
        this.ids = ids;
        this.blockStarts = new int[(ids.length + BLOCK - 1) / BLOCK];
        this.blockOffsets = new int[blockStarts.length];
    }

    /** Reads a table: deflated level, number of runs, bytes of steps, steps, ids as big-endian 16-bit numbers. */
    static RangeTable read(InputStream deflated) throws IOException {
        try (var in = new DataInputStream(new InflaterInputStream(deflated, new Inflater(), BUFFER))) {
            int level = in.readUnsignedByte();
            short[] ids = new short[in.readInt()];
            byte[] steps = new byte[in.readInt()];
            in.readFully(steps);
            readShorts(in, ids);
            RangeTable table = new RangeTable(level, steps, ids);
            table.indexBlocks();
            return table;
        }
    }

    private static void readShorts(InputStream in, short[] into) throws IOException {
        byte[] chunk = new byte[BUFFER];
        int done = 0;
        while (done < into.length) {
            int count = Math.min(BUFFER / Short.BYTES, into.length - done);
            if (in.readNBytes(chunk, 0, count * Short.BYTES) < count * Short.BYTES) {
                throw new EOFException("a range table ends after " + done + " of " + into.length + " ids");
            }
            ByteBuffer.wrap(chunk).asShortBuffer().get(into, done, count);
            done += count;
        }
    }

    private void indexBlocks() {
        int at = 0;
        int start = 0;
        for (int run = 0; run < ids.length; run++) {
            int step = steps[at++];
            if (step < 0) {
                step &= 0x7F;
                int shift = 0;
                byte more;
                do {
                    more = steps[at++];
                    shift += 7;
                    step |= (more & 0x7F) << shift;
                } while (more < 0);
            }
            start += step;
            if (run % BLOCK == 0) {
                blockStarts[run / BLOCK] = start;
                blockOffsets[run / BLOCK] = at;
            }
        }
    }

    int level() {
        return level;
    }

    /** The id of the cell that holds a level-16 cell. */
    int idAt(long level16Cell) {
        int cell = (int) (level16Cell >>> 2 * (Gazetteer.LEVEL - level));
        int block = blockOf(cell);
        int run = block * BLOCK;
        int last = Math.min(run + BLOCK, ids.length) - 1;
        int start = blockStarts[block];
        int at = blockOffsets[block];
        while (run < last) {
            int step = steps[at] & 0x7F;
            int shift = 0;
            while (steps[at++] < 0) {
                shift += 7;
                step |= (steps[at] & 0x7F) << shift;
            }
            start += step;
            if (start > cell) {
                break;
            }
            run++;
        }
        return ids[run] & 0xFFFF;
    }

    private int blockOf(int cell) {
        int low = 0;
        int high = blockStarts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blockStarts[middle] <= cell) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** How many bytes of heap the table holds, about. */
    long heapBytes() {
        return steps.length + 2L * ids.length + 8L * blockStarts.length;
    }
}
