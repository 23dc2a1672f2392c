package datapunk.lake.formats.json;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * An instant as sources write it: ISO 8601 with {@code T} or a blank, with or without seconds and fractions, with
 * {@code Z}, {@code +01:00}, {@code +0100}, {@code +01} or no offset; or a count since the epoch, whose unit is told
 * by its size (9 to 11 digits seconds, 12 to 14 milliseconds, 15 to 17 microseconds, 18 to 20 nanoseconds).
 *
 * @param millis UTC milliseconds since the epoch, floored
 * @param assumedUtc whether the text stated no zone
 */
public record TimeText(long millis, boolean assumedUtc) {
    private static final int LONGEST = 64;
    private static final long MINUTE = 60_000L;

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
        return t.indexOf('-', 1) > 0 && t.indexOf(':') > 0 ? new Cursor(t).iso() : epoch(t);
    }

    private static Optional<TimeText> epoch(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int dot = text.indexOf('.');
        int digits = (dot < 0 ? text.length() : dot) - start;
        if (digits < 9 || digits > 20) {
            return Optional.empty();
        }
        for (int i = start; i < text.length(); i++) {
            if (i != dot && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return Optional.empty();
            }
        }
        try {
            long whole = Long.parseLong(text, 0, start + digits, 10);
            return Optional.of(new TimeText(scaled(whole, digits, fraction(text, dot, start == 1)), false));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long scaled(long whole, int digits, long fraction) {
        if (digits <= 11) {
            return whole * 1000 + fraction;
        }
        return digits <= 14 ? whole : Math.floorDiv(whole, digits <= 17 ? 1000L : 1_000_000L);
    }

    /** Milliseconds of a decimal fraction of seconds. */
    private static long fraction(String text, int dot, boolean negative) {
        if (dot < 0) {
            return 0;
        }
        String three = (text.substring(dot + 1) + "000").substring(0, 3);
        long millis = Long.parseLong(three);
        return negative && text.charAt(0) == '-' ? -millis : millis;
    }

    /** Reads ISO text from left to right; a number of -1 means that none stood there. */
    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text) {
            this.text = text;
        }

        Optional<TimeText> iso() {
            int year = number(4);
            boolean ok = take('-');
            int month = number(2);
            ok &= take('-');
            int day = number(2);
            ok &= take('T') || take('t') || take(' ');
            int hour = number(2);
            ok &= take(':');
            int minute = number(2);
            int second = take(':') ? number(2) : 0;
            if (!ok || !dateExists(year, month, day) || !timeExists(hour, minute, second)) {
                return Optional.empty();
            }
            long local = LocalDate.of(year, month, day).toEpochDay() * 24 * 60 * MINUTE
                    + (hour * 60L + minute) * MINUTE
                    + second * 1000L
                    + millis();
            return zoned(local);
        }

        private static boolean dateExists(int year, int month, int day) {
            return year > 0
                    && month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= YearMonth.of(year, month).lengthOfMonth();
        }

        private static boolean timeExists(int hour, int minute, int second) {
            return hour >= 0
                    && (hour < 24 || hour == 24 && minute == 0 && second == 0)
                    && minute >= 0
                    && minute < 60
                    && second >= 0
                    && second <= 60;
        }

        /** Milliseconds of a fraction of any length, cut. */
        private long millis() {
            if (!take('.') && !take(',')) {
                return 0;
            }
            long millis = 0;
            int places = 0;
            while (at < text.length() && digit() >= 0) {
                millis = places < 3 ? millis * 10 + digit() : millis;
                places++;
                at++;
            }
            for (; places < 3; places++) {
                millis *= 10;
            }
            return millis;
        }

        private Optional<TimeText> zoned(long local) {
            take(' ');
            String rest = text.substring(at);
            switch (rest) {
                case "" -> {
                    return Optional.of(new TimeText(local, true));
                }
                case "Z", "z", "UTC", "GMT" -> {
                    return Optional.of(new TimeText(local, false));
                }
                default -> {}
            }
            int sign = take('+') ? 1 : take('-') || take('\u2212') ? -1 : 0;
            int hours = number(2);
            take(':');
            int minutes = at < text.length() ? number(2) : 0;
            if (sign == 0 || hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at < text.length()) {
                return Optional.empty();
            }
            return Optional.of(new TimeText(local - sign * (hours * 60L + minutes) * MINUTE, false));
        }

        private int digit() {
            int d = text.charAt(at) - '0';
            return d >= 0 && d <= 9 ? d : -1;
        }

        private int number(int digits) {
            int value = 0;
            for (int i = 0; i < digits; i++) {
                if (at >= text.length() || digit() < 0) {
                    return -1;
                }
                value = value * 10 + digit();
                at++;
            }
            return value;
        }

        private boolean take(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }
    }
}
