package datapunk.lake.app.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code policy=lru bytes=64m ttl=6h} into what the API takes. */
public final class RegionWish {
    private static final Pattern SIZE = Pattern.compile("(-?[0-9]{1,12})([kmg]?)");
    private static final Pattern TIME = Pattern.compile("(-?[0-9]{1,9})([smhd]?)");

    private RegionWish() {}

    /**
     * The change that these words want.
     *
     * @throws IllegalArgumentException when one is none; the message names it and says what to write
     */
    public static JsonObject of(List<String> words) {
        var change = new JsonObject();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("Write FIELD=VALUE, such as policy=lru, not \"" + word + "\".");
            }
            add(change, word.substring(0, at), word.substring(at + 1));
        }
        return change;
    }

    private static void add(JsonObject change, String field, String value) {
        switch (field) {
            case "policy", "level" -> change.put(field, value);
            case "bytes" -> change.put(field, size(value));
            case "ttl" -> change.put("ttlSeconds", seconds(value));
            case "redis", "warming" -> change.put(field, flag(field, value));
            default ->
                throw new IllegalArgumentException(
                        "There is no " + field + " to set; there are policy, bytes, ttl, level, redis and warming.");
        }
    }

    private static long size(String value) {
        Matcher size = SIZE.matcher(value.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new IllegalArgumentException("bytes must be a size such as 64m, not \"" + value + "\".");
        }
        return Long.parseLong(size.group(1))
                * switch (size.group(2)) {
                    case "k" -> 1L << 10;
                    case "m" -> 1L << 20;
                    case "g" -> 1L << 30;
                    default -> 1L;
                };
    }

    private static long seconds(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "ttl must be a time such as 90s, 10m, 6h or 1d, or 0 for no limit, not \"" + value + "\".");
        }
        return Long.parseLong(time.group(1))
                * switch (time.group(2)) {
                    case "m" -> 60L;
                    case "h" -> 3_600L;
                    case "d" -> 86_400L;
                    default -> 1L;
                };
    }

    private static boolean flag(String field, String value) {
        return switch (value) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> throw new IllegalArgumentException(field + " must be true or false, not \"" + value + "\".");
        };
    }
}
