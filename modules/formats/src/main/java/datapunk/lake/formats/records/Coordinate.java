package datapunk.lake.formats.records;

import java.io.IOException;

/**
 * One coordinate of a location in 1e-7 degrees. Exports of 2019 wrote negative values as unsigned 32-bit integers; such
 * a value is unwrapped when that brings it into range, and only then.
 */
final class Coordinate {
    private static final long WRAP = 1L << 32;
    private final String name;
    private final String field;
    private final long limit;
    private boolean stated;
    private boolean number;
    private boolean wrapped;
    private long e7;

    /** @param name {@code latitude} or {@code longitude} @param limit greatest magnitude in 1e-7 degrees */
    Coordinate(String name, long limit) {
        this.name = name;
        this.field = name + "E7";
        this.limit = limit;
    }

    void clear() {
        stated = false;
        number = false;
        wrapped = false;
    }

    void read(Scanner s) throws IOException, Damage {
        stated = true;
        int c = s.peek();
        if (c == '-' || c >= '0' && c <= '9') {
            s.number();
            set(s.isWhole ? s.whole : s.real);
            if (s.isWhole) {
                e7 = s.whole;
            }
        } else if (c == '"') {
            s.string();
            double value = s.cut ? Double.NaN : Numbers.real(s.text, s.from, s.to);
            if (!Double.isNaN(value)) {
                set(value);
            }
        } else {
            s.skip();
        }
        repair();
    }

    private void set(double value) {
        number = true;
        e7 = Math.round(value);
    }

    private void repair() {
        long unwrapped = e7 - WRAP;
        wrapped = number && e7 > limit && e7 <= WRAP && unwrapped >= -limit;
        if (wrapped) {
            e7 = unwrapped;
        }
    }

    boolean valid() {
        return number && e7 >= -limit && e7 <= limit;
    }

    boolean wrapped() {
        return wrapped;
    }

    long e7() {
        return e7;
    }

    String field() {
        return field;
    }

    /** Why it is not {@link #valid}. */
    String reason() {
        return !stated ? name + "-missing" : !number ? name + "-invalid" : name + "-out-of-range";
    }
}
