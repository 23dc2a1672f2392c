package datapunk.lake.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a position was found. The code is stored and never changes its meaning. */
public enum Method {
    /** The source does not say. */
    UNSTATED(0),
    /** The source says it does not know. */
    UNKNOWN(1),
    /** Satellite. */
    GPS(2),
    /** Wireless networks. */
    WIFI(3),
    /** Mobile network cell. */
    CELL(4),
    /** Computed by the source from other positions. */
    INFERRED(5),
    /** Anything else the source names; its word is kept among the attributes. */
    OTHER(6);

    private static final Method[] BY_CODE = values();
    private final int code;

    Method(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The method with this number. */
    public static Method ofCode(int code) {
        return BY_CODE[code];
    }

    /** The method a source means by this word, in any case. */
    public static Method ofWord(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return UNSTATED;
        }
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "GPS", "GNSS", "SATELLITE" -> GPS;
            case "WIFI" -> WIFI;
            case "CELL", "NETWORK" -> CELL;
            case "INFERRED" -> INFERRED;
            case "UNKNOWN" -> UNKNOWN;
            default -> OTHER;
        };
    }
}
