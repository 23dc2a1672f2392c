package datapunk.lake.formats.records;

import datapunk.lake.formats.IsoTime;
import datapunk.lake.model.ActivitySamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The motion guesses of one location. Their times stand before the time of the fix to which they are relative, so they
 * are gathered first and packed when the record is complete. Files of before 2017 spell {@code activitys},
 * {@code activities} and the types in lower case.
 */
final class Samples {
    /** Samples of one location that are read; a location with more is refused. */
    static final int MOST = 10_000;

    private static final Names FIELDS =
            new Names(List.of("timestamp", "timestampMs", "activity", "activities", "type", "confidence"));
    private static final Names TYPES = new Names(ActivitySamples.TYPES);

    private final Scanner s;
    private final IsoTime iso;
    private final ActivitySamples.Packer packer = new ActivitySamples.Packer();
    private boolean overflow;
    private int count;
    private int candidates;
    private long[] times = new long[16];
    private int[] ends = new int[16];
    private String[] types = new String[64];
    private byte[] confidences = new byte[64];
    private String type = "";
    private int confidence;
    private long time;

    Samples(Scanner scanner, IsoTime iso) {
        this.s = scanner;
        this.iso = iso;
    }

    void clear() {
        overflow = false;
        count = 0;
        candidates = 0;
    }

    /** Whether there were too many. */
    boolean overflow() {
        return overflow;
    }

    int count() {
        return count;
    }

    /** The samples packed. @param fixTime UTC milliseconds of the fix they are nested in */
    ActivitySamples packed(long fixTime) {
        int candidate = 0;
        for (int i = 0; i < count; i++) {
            for (; candidate < ends[i]; candidate++) {
                packer.candidate(types[candidate], confidences[candidate]);
            }
            packer.sample(times[i] == Long.MIN_VALUE ? 0 : times[i] - fixTime);
        }
        return packer.take();
    }

    /** Reads the array; a value of another kind is passed over. */
    void read() throws IOException, Damage {
        if (s.peek() != '[') {
            s.skip();
            return;
        }
        for (boolean more = open('[', ']'); more; more = more(']')) {
            if (s.peek() != '{') {
                s.skip();
                continue;
            }
            if (count == MOST) {
                overflow = true;
                s.skip();
                continue;
            }
            time = Long.MIN_VALUE;
            object(false);
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            times[count] = time;
            ends[count++] = candidates;
        }
    }

    private void candidates() throws IOException, Damage {
        if (s.peek() != '[') {
            s.skip();
            return;
        }
        for (boolean more = open('[', ']'); more; more = more(']')) {
            if (s.peek() != '{') {
                s.skip();
                continue;
            }
            type = "UNKNOWN";
            confidence = 0;
            object(true);
            if (candidates == MOST * 16) {
                overflow = true;
                continue;
            }
            if (candidates == types.length) {
                types = Arrays.copyOf(types, candidates * 2);
                confidences = Arrays.copyOf(confidences, candidates * 2);
            }
            types[candidates] = type;
            confidences[candidates++] = (byte) confidence;
        }
    }

    private void object(boolean candidate) throws IOException, Damage {
        for (boolean more = open('{', '}'); more; more = more('}')) {
            s.string();
            int field = FIELDS.find(s.text, s.from, s.to);
            s.expect(':');
            boolean word = s.peek() == '"';
            if (candidate && field == 4 && word) {
                s.string();
                type = type();
            } else if (candidate && field == 5 && digit(s.peek())) {
                s.number();
                confidence = (int) Math.clamp(s.isWhole ? s.whole : Math.round(s.real), 0, 100);
            } else if (!candidate && (field == 2 || field == 3)) {
                candidates();
            } else if (!candidate && (field == 0 || field == 1) && (word || digit(s.peek()))) {
                time = Times.read(s, iso, field == 1);
            } else {
                s.skip();
            }
        }
    }

    private String type() {
        int known = TYPES.find(s.text, s.from, s.to);
        if (known >= 0) {
            return ActivitySamples.TYPES.get(known);
        }
        int length = Math.min(s.to - s.from, 100);
        return new String(s.text, s.from, length, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
    }

    private boolean open(char bracket, char closing) throws IOException, Damage {
        s.expect(bracket);
        if (s.peek() == closing) {
            s.next();
            return false;
        }
        return true;
    }

    private boolean more(char closing) throws IOException, Damage {
        int c = s.next();
        if (c != ',' && c != closing) {
            throw s.unexpected(c);
        }
        return c == ',';
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9' || c == '-';
    }
}
