package datapunk.lake.formats.records;

import java.nio.charset.StandardCharsets;

/** Numbers written in ASCII bytes. */
final class Numbers {
    private Numbers() {}

    /** Whether the bytes are a whole number of 64 bits. */
    static boolean fits(byte[] b, int from, int to) {
        int first = to > from && b[from] == '-' ? from + 1 : from;
        int digits = to - first;
        if (digits < 1 || digits > 19) {
            return false;
        }
        for (int i = first; i < to; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return digits < 19 || fitsExactly(text(b, from, to));
    }

    private static boolean fitsExactly(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The whole number in bytes that {@link #fits}. */
    static long whole(byte[] b, int from, int to) {
        return Long.parseLong(text(b, from, to));
    }

    /** The number in these bytes, or NaN when they are none or it is infinite. */
    static double real(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if ((c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text(b, from, to));
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String text(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
