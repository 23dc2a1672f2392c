package datapunk.lake.app.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Amounts as people read them, and text that fits on a line. */
public final class Amounts {
    private static final double MINUTE = 60;
    private static final double LONG = 90;

    private Amounts() {}

    /** A number with its thousands set apart. */
    public static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A number and its noun. @param one the noun in the singular; the plural takes an s */
    public static String number(long n, String one) {
        return number(n) + " " + one + (n == 1 ? "" : "s");
    }

    /** A time that has passed, in seconds or minutes. */
    public static String seconds(double seconds) {
        return seconds < LONG
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d min %02d s", (long) (seconds / MINUTE), (long) (seconds % MINUTE));
    }

    /** The same text on one line, without characters that a terminal would obey, not longer than this. */
    public static String line(String text, int width) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        int length = plain.codePointCount(0, plain.length());
        if (length <= width) {
            return plain;
        }
        int head = Math.max(0, width / 3);
        int tail = Math.max(0, width - head - 1);
        return plain.substring(0, plain.offsetByCodePoints(0, head)) + "…"
                + plain.substring(plain.offsetByCodePoints(plain.length(), -tail));
    }

    /** A text broken between words. @param indent put before each line, within the width */
    static List<String> wrap(String text, String indent, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(indent);
        for (String word : text.replaceAll("\\p{Cntrl}", " ").split(" ")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
