package datapunk.lake.web.api;

import datapunk.lake.bus.store.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads {@code from} and {@code to}: UTC days or ISO instants, half-open, each of them optional. */
public final class Periods {
    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final String FORM =
            "must be a UTC day like 2020-01-02 or an instant like 2020-01-02T03:04:05Z, not \"";

    private Periods() {}

    /** The period asked for. */
    public static Period of(Params params) {
        long from = params.text("from").map(text -> instant("from", text)).orElse(Long.MIN_VALUE);
        long to = params.text("to").map(text -> instant("to", text)).orElse(Long.MAX_VALUE);
        if (from >= to) {
            throw Params.malformed("to", "must be later than from; the period ends before to.");
        }
        return new Period(from, to);
    }

    /** The day a text names, days since the epoch. */
    static int day(String name, String text) {
        return (int) date(name, text).toEpochDay();
    }

    private static long instant(String name, String text) {
        @Nullable
        Long millis = text.length() <= 10 ? (Long) (date(name, text).toEpochDay() * 86_400_000L) : parse(text);
        if (millis == null) {
            throw Params.malformed(name, FORM + Params.brief(text) + "\".");
        }
        return within(name, millis);
    }

    private static @Nullable Long parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static LocalDate date(String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            within(name, date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
            return date;
        } catch (DateTimeException e) {
            throw Params.malformed(name, FORM + Params.brief(text) + "\".");
        }
    }

    private static long within(String name, long millis) {
        if (millis < EARLIEST || millis > LATEST) {
            throw Params.malformed(name, "must lie in the years 1 to 9999.");
        }
        return millis;
    }
}
