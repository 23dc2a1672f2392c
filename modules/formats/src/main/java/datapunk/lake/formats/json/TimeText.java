package datapunk.lake.formats.json;

import datapunk.lake.formats.IsoTime;
import java.util.Optional;

/**
 * An instant as JSON sources write it: a text with date and clock as {@link IsoTime} reads it, also with {@code UTC} or
 * {@code GMT} for a zone and U+2212 for a minus; or a count since the epoch, whose unit is told by its size (9 to 11
 * digits seconds, 12 to 14 milliseconds, 15 to 17 microseconds, 18 or 19 nanoseconds). A bare date is no instant here.
 *
 * @param millis UTC milliseconds since the epoch, floored
 * @param assumedUtc whether the text stated no zone
 */
public record TimeText(long millis, boolean assumedUtc) {
    private static final int LONGEST = 64;

    /** The instant of this value, text or number. */
    public static Optional<TimeText> of(JsonTree value) {
        return value.word().flatMap(TimeText::parse);
    }

    /** The instant written here; empty when it is none. */
    public static Optional<TimeText> parse(String text) {
        String t = text.strip();
        if (t.isEmpty() || t.length() > LONGEST) {
            return Optional.empty();
        }
        boolean clock = t.indexOf('-', 1) > 0 && t.indexOf(':') > 0;
        return read(clock ? plainZone(t) : plainCount(t));
    }

    private static Optional<TimeText> read(String text) {
        var time = new IsoTime();
        boolean is = !text.isEmpty() && time.parse(text);
        return is ? Optional.of(new TimeText(time.millis(), !time.zoned())) : Optional.empty();
    }

    private static String plainZone(String text) {
        boolean named = text.endsWith("UTC") || text.endsWith("GMT");
        String zone = named ? text.substring(0, text.length() - 3) + "Z" : text;
        return zone.replace('\u2212', '-');
    }

    /** The count without its plus, or nothing when it is a date, too short or too long. */
    private static String plainCount(String text) {
        String count = text.startsWith("+") ? text.substring(1) : text;
        int start = count.startsWith("-") ? 1 : 0;
        int dot = count.indexOf('.');
        int digits = (dot < 0 ? count.length() : dot) - start;
        return count.indexOf('-', 1) > 0 || digits < 9 || digits > 19 ? "" : count;
    }
}
