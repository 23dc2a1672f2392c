package datapunk.lake.formats.records;

import datapunk.lake.formats.IsoTime;
import java.io.IOException;

/** The instants of Records.json: ISO text, or milliseconds as text or number under names that end in {@code Ms}. */
final class Times {
    private Times() {}

    /**
     * Reads the value, which is a string or a number.
     *
     * @param inMillis whether a bare number is milliseconds; else its unit follows from its magnitude
     * @return UTC milliseconds, or {@link Long#MIN_VALUE} when it is no instant
     */
    static long read(Scanner s, IsoTime iso, boolean inMillis) throws IOException, Damage {
        if (s.peek() == '"') {
            s.string();
            if (inMillis && Numbers.fits(s.text, s.from, s.to)) {
                return Numbers.whole(s.text, s.from, s.to);
            }
            return !s.cut && iso.parse(s.text, s.from, s.to) ? iso.millis() : Long.MIN_VALUE;
        }
        s.number();
        if (!s.isWhole) {
            return Long.MIN_VALUE;
        }
        return inMillis ? s.whole : IsoTime.ofEpoch(s.whole);
    }
}
