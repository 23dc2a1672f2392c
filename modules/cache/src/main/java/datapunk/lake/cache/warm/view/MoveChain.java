package datapunk.lake.cache.warm.view;

import java.nio.ByteBuffer;

/**
 * How likely each move follows the last two: counts of a reader, backed by the counts of all readers while the reader
 * has shown little. Moves are numbers from 0.
 */
public final class MoveChain {
    private static final double BACKING = 4;
    private static final double BACKING_ONE = 6;

    private final int moves;
    private final float[] afterTwo;
    private final float[] afterOne;

    /** A chain over so many moves. */
    public MoveChain(int moves) {
        this.moves = moves;
        afterTwo = new float[moves * moves * moves];
        afterOne = new float[moves * moves];
    }

    /** A move was made after two others. */
    public void made(int before, int last, int move) {
        count(afterTwo, (before * moves + last) * moves, move);
        count(afterOne, last * moves, move);
    }

    private void count(float[] counts, int row, int move) {
        if (++counts[row + move] > 200) {
            for (int i = row; i < row + moves; i++) {
                counts[i] /= 2;
            }
        }
    }

    /** Probability of a move after two others. @param all the chain of all readers */
    public double chance(MoveChain all, int before, int last, int move) {
        double even = 1.0 / moves;
        double p = mix(all.afterOne, last * moves, move, even, BACKING);
        p = mix(all.afterTwo, (before * moves + last) * moves, move, p, BACKING);
        p = mix(afterOne, last * moves, move, p, BACKING_ONE);
        return mix(afterTwo, (before * moves + last) * moves, move, p, BACKING_ONE);
    }

    private double mix(float[] counts, int row, int move, double fallback, double backing) {
        double sum = 0;
        for (int i = row; i < row + moves; i++) {
            sum += counts[i];
        }
        return (counts[row + move] + backing * fallback) / (sum + backing);
    }

    /** Bytes that {@link #write} takes. */
    public int bytes() {
        return 4 * (afterTwo.length + afterOne.length);
    }

    /** Writes the counts. */
    public void write(ByteBuffer out) {
        out.asFloatBuffer().put(afterTwo).put(afterOne);
        out.position(out.position() + bytes());
    }

    /** Takes over counts that were written. */
    public void read(ByteBuffer in) {
        in.asFloatBuffer().get(afterTwo).get(afterOne);
        in.position(in.position() + bytes());
    }
}
