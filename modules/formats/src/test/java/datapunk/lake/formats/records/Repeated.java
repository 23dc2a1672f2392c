package datapunk.lake.formats.records;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text, many times the letter x, and another text, as a stream that holds none of the middle. */
final class Repeated extends InputStream {
    private final byte[] before;
    private final long middle;
    private final byte[] after;
    private long at;

    Repeated(String before, long middle, String after) {
        this.before = before.getBytes(StandardCharsets.UTF_8);
        this.middle = middle;
        this.after = after.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] b, int off, int len) {
        long inMiddle = at - before.length;
        int n;
        if (inMiddle < 0) {
            n = (int) Math.min(len, -inMiddle);
            System.arraycopy(before, (int) at, b, off, n);
        } else if (inMiddle < middle) {
            n = (int) Math.min(len, middle - inMiddle);
            Arrays.fill(b, off, off + n, (byte) 'x');
        } else {
            int from = (int) (inMiddle - middle);
            n = Math.min(len, after.length - from);
            System.arraycopy(after, from, b, off, n);
        }
        at += n;
        return n == 0 ? -1 : n;
    }
}
