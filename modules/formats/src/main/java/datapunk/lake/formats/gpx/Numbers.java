package datapunk.lake.formats.gpx;

import java.util.regex.Pattern;

/** Numbers as GPX writes them. */
final class Numbers {
    private static final Pattern JSON = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,30})?");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,4})?");

    private Numbers() {}

    /** The number, or NaN when the text is none or it is infinite. */
    static double real(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Whether the text can stand as a number in JSON. */
    static boolean json(String text) {
        return JSON.matcher(text).matches();
    }
}
