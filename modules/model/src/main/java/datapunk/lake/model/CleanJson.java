package datapunk.lake.model;

/**
 * JSON text without what PostgreSQL cannot hold: NUL characters and halves of surrogate pairs, written as themselves or
 * as escapes, become U+FFFD. Everything else stays as it is.
 */
public final class CleanJson {
    private static final char REPLACEMENT = '\ufffd';
    private static final int NONE = -1;

    private final String json;
    private final StringBuilder out;

    private CleanJson(String json) {
        this.json = json;
        this.out = new StringBuilder(json.length());
    }

    /** The text, or the same object when nothing is to be replaced. */
    public static String of(String json) {
        return suspicious(json) ? new CleanJson(json).cleaned() : json;
    }

    private static boolean suspicious(String json) {
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean escape = c == '\\' && i + 1 < json.length() && json.charAt(i + 1) == 'u';
            if (c == 0 || Character.isSurrogate(c) || escape) {
                return true;
            }
        }
        return false;
    }

    private String cleaned() {
        for (int i = 0; i < json.length(); ) {
            char c = json.charAt(i);
            int unit = c == '\\' ? escaped(i) : NONE;
            if (unit != NONE) {
                i += unit(i, 6, (char) unit, escaped(i + 6));
            } else if (c == '\\' && i + 1 < json.length()) {
                out.append(json, i, i + 2);
                i += 2;
            } else {
                i += unit(i, 1, c, i + 1 < json.length() ? json.charAt(i + 1) : NONE);
            }
        }
        return out.toString();
    }

    /** Copies one UTF-16 unit, or a pair, that is written in {@code width} characters each. @return how many were read */
    private int unit(int at, int width, char unit, int next) {
        boolean pair = Character.isHighSurrogate(unit) && next != NONE && Character.isLowSurrogate((char) next);
        if (pair) {
            out.append(json, at, at + 2 * width);
            return 2 * width;
        }
        if (unit == 0 || Character.isSurrogate(unit)) {
            out.append(REPLACEMENT);
        } else {
            out.append(json, at, at + width);
        }
        return width;
    }

    /** The unit that an escape with {@code u} at this place means, or {@link #NONE} when there is no such escape. */
    private int escaped(int at) {
        if (at + 6 > json.length() || json.charAt(at) != '\\' || json.charAt(at + 1) != 'u') {
            return NONE;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return NONE;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
