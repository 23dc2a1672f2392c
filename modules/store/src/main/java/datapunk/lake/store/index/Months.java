package datapunk.lake.store.index;

import java.time.LocalDate;

/** Months of the proleptic Gregorian calendar in UTC as numbers: year * 12 + month of year - 1. */
public final class Months {
    private Months() {}

    /** The month of a UTC day. @param day days since the epoch */
    public static int ofDay(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * 12 + date.getMonthValue() - 1;
    }

    /** Day of its month, 1 to 31. @param day days since the epoch */
    public static int dayOfMonth(int day) {
        return LocalDate.ofEpochDay(day).getDayOfMonth();
    }

    /** First UTC day of a month, days since the epoch. */
    public static int firstDay(int month) {
        return (int) LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay();
    }
}
