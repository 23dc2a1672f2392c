package datapunk.lake.formats.gpx;

import org.jspecify.annotations.Nullable;

/** Degrees as written, in 1e-9 degrees: nine decimals are kept exactly, further ones are rounded. */
final class Degrees {
    /** What is no number. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DECIMALS = 9;

    private Degrees() {}

    /** Reads a decimal number, also in scientific notation. @return 1e-9 degrees, or {@link #NONE} */
    static long parse(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        String s = text.strip();
        int i = s.startsWith("-") || s.startsWith("+") ? 1 : 0;
        long value = 0;
        int digits = 0;
        int decimals = -1;
        boolean up = false;
        for (; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                digits++;
                if (decimals < DECIMALS) {
                    value = value * 10 + c - '0';
                    decimals += decimals >= 0 ? 1 : 0;
                } else if (decimals == DECIMALS) {
                    up = c >= '5';
                    decimals++;
                }
            } else {
                return scientific(s);
            }
            if (value > 1_000_000_000_000_000L) {
                return scientific(s);
            }
        }
        for (int k = Math.max(decimals, 0); k < DECIMALS; k++) {
            value *= 10;
        }
        value += up ? 1 : 0;
        return digits == 0 ? NONE : s.startsWith("-") ? -value : value;
    }

    private static long scientific(String s) {
        double value = Numbers.real(s);
        return Double.isNaN(value) || Math.abs(value) > 1e6
                ? (Double.isNaN(value) ? NONE : (long) 1e15)
                : Math.round(value * 1e9);
    }
}
