package datapunk.lake.formats;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Reads instants as exports write them: ISO 8601 with {@code T} or a blank, seconds and any number of fraction digits
 * optional, zone {@code Z}, {@code +01:00}, {@code +0100}, {@code +01} or none; or a number since the epoch whose unit
 * follows from its magnitude (up to 11 digits seconds, 12 to 14 milliseconds, 15 to 17 microseconds, more nanoseconds).
 * One instance is reused for many texts and makes no garbage; it is not for several threads.
 */
public final class IsoTime {
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private byte[] text = {};
    private int at;
    private int end;
    private long millis;
    private int offset;

    /** Reads the bytes from {@code from} (inclusive) to {@code to} (exclusive). @return whether they are an instant */
    public boolean parse(byte[] bytes, int from, int to) {
        text = bytes;
        at = from;
        end = to;
        while (at < end && text[at] <= ' ' && text[at] >= 0) {
            at++;
        }
        while (end > at && text[end - 1] <= ' ' && text[end - 1] >= 0) {
            end--;
        }
        offset = NO_OFFSET;
        return end - at >= 10 && text[at + 4] == '-' ? date() : number();
    }

    /** Reads a text; see {@link #parse(byte[], int, int)}. */
    public boolean parse(String s) {
        byte[] bytes = s.getBytes(StandardCharsets.ISO_8859_1);
        return parse(bytes, 0, bytes.length);
    }

    /** The instant read last: UTC milliseconds since the epoch, floored. */
    public long millis() {
        return millis;
    }

    /** Whether the text read last stated its zone; a text without one was taken for UTC. */
    public boolean zoned() {
        return offset != NO_OFFSET;
    }

    /** Offset from UTC as written, in minutes; 0 when the text stated none. */
    public int offsetMinutes() {
        return offset == NO_OFFSET ? 0 : offset;
    }

    /** The instant of a text, if it is one: UTC milliseconds since the epoch. */
    public static OptionalLong millis(String text) {
        var time = new IsoTime();
        return time.parse(text) ? OptionalLong.of(time.millis) : OptionalLong.empty();
    }

    /** Milliseconds since the epoch of a number whose unit follows from its magnitude, floored. */
    public static long ofEpoch(long number) {
        long magnitude = Math.abs(number);
        if (magnitude < 100_000_000_000L) {
            return number * 1000;
        }
        if (magnitude < 100_000_000_000_000L) {
            return number;
        }
        return Math.floorDiv(number, magnitude < 100_000_000_000_000_000L ? 1000L : 1_000_000L);
    }

    private boolean number() {
        boolean negative = at < end && text[at] == '-';
        int i = negative ? at + 1 : at;
        int from = i;
        long value = 0;
        while (i < end && i - from < 18 && digit(text[i])) {
            value = value * 10 + text[i++] - '0';
        }
        int digits = i - from;
        int extra = 0;
        while (i < end && digit(text[i])) {
            i++;
            extra++;
        }
        offset = 0;
        if (digits == 0 || extra > 2) {
            return false;
        }
        if (extra > 0) {
            millis = (negative ? -value : value) / (extra == 1 ? 100_000 : 10_000);
            return i == end;
        }
        int fraction = 0;
        if (i < end && text[i] == '.') {
            int k = value < 100_000_000_000L ? 100 : 0;
            for (i++; i < end && digit(text[i]); i++) {
                fraction += (text[i] - '0') * k;
                k /= 10;
            }
        }
        long whole = ofEpoch(negative ? -value : value);
        millis = negative ? whole - fraction : whole + fraction;
        return i == end;
    }

    private boolean date() {
        int year = digits(4);
        boolean dashes = skip('-');
        int month = digits(2);
        dashes &= skip('-');
        int day = digits(2);
        if (!dashes || year < 1 || month < 1 || month > 12 || day < 1 || day > length(year, month)) {
            return false;
        }
        long seconds = daysSinceEpoch(year, month, day) * 86_400L;
        if (at == end) {
            millis = seconds * 1000;
            return true;
        }
        return (skip('T') || skip('t') || skip(' ')) && clock(seconds);
    }

    private boolean clock(long midnight) {
        int hour = digits(2);
        boolean colon = skip(':');
        int minute = digits(2);
        int second = 0;
        if (skip(':')) {
            second = digits(2);
        }
        if (!colon || hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return false;
        }
        if (hour == 24 && minute + second > 0) {
            return false;
        }
        int fraction = 0;
        if (skip('.') || skip(',')) {
            int from = at;
            for (int k = 100; at < end && digit(text[at]); at++) {
                fraction += (text[at] - '0') * k;
                k /= 10;
            }
            if (at == from) {
                return false;
            }
        }
        long local = (midnight + hour * 3600L + minute * 60L + second) * 1000 + fraction;
        if (!zone()) {
            return false;
        }
        millis = local - offsetMinutes() * 60_000L;
        return true;
    }

    private boolean zone() {
        while (at < end && text[at] == ' ') {
            at++;
        }
        if (at == end) {
            return true;
        }
        if (skip('Z') || skip('z')) {
            offset = 0;
            return at == end;
        }
        boolean west = text[at] == '-';
        if (!west && text[at] != '+') {
            return false;
        }
        at++;
        int hours = digits(2);
        skip(':');
        int minutes = at == end ? 0 : digits(2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at != end) {
            return false;
        }
        offset = (west ? -1 : 1) * (hours * 60 + minutes);
        return true;
    }

    /** The next {@code n} digits as a number, or -1 when they are not there. */
    private int digits(int n) {
        if (end - at < n) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < n; i++) {
            int d = text[at + i] - '0';
            if (d < 0 || d > 9) {
                return -1;
            }
            value = value * 10 + d;
        }
        at += n;
        return value;
    }

    private boolean skip(char c) {
        if (at < end && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int length(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days from 1970-01-01 in the proleptic Gregorian calendar, counting years from March so that leap days come last. */
    private static long daysSinceEpoch(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }
}
