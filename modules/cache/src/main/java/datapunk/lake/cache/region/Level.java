package datapunk.lake.cache.region;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How old a cached answer may be when another process commits. */
public enum Level {
    /** Other processes' commits are not waited for; the time to live alone bounds the age. */
    LOCAL,
    /** At most as old as the last look at the log of changes, a few seconds. */
    BOUNDED,
    /** Never older than the last commit: the generation is read from the database for each request. */
    STRICT;

    /** Name in configuration and API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of this name. */
    public static Optional<Level> of(String code) {
        return Arrays.stream(values()).filter(l -> l.code().equals(code)).findAny();
    }

    /** All names, for a sentence. */
    public static String known() {
        return Arrays.stream(values()).map(Level::code).collect(Collectors.joining(", "));
    }
}
