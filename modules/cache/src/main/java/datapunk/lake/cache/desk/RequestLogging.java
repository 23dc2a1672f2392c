package datapunk.lake.cache.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether what users ask is logged, so that the cache can be measured on it ({@code lake.cache.log}). */
public enum RequestLogging {
    /** Nothing is logged. */
    OFF,
    /** Users and keys are hidden by a secret: policies can be compared on such a log. */
    HIDDEN,
    /** Keys are written as they are: warming can be replayed, and one can read where somebody looked. */
    PLAIN;

    /** The one of this name in the configuration. */
    public static Optional<RequestLogging> of(String code) {
        return Arrays.stream(values()).filter(l -> l.code().equals(code)).findAny();
    }

    /** All names, for a sentence. */
    public static String known() {
        return Arrays.stream(values()).map(RequestLogging::code).collect(Collectors.joining(", "));
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
