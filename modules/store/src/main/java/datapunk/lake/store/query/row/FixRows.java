package datapunk.lake.store.query.row;

import com.fasterxml.jackson.core.JsonGenerator;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import datapunk.lake.model.Method;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Writes fixes as compact JSON rows: a list of column names, then one array per fix, null where nothing is stated. */
public final class FixRows {
    /** Names of the columns: time in epoch milliseconds, degrees, metres, metres per second, degrees from north. */
    public static final List<String> COLUMNS = List.of(
            "time", "lon", "lat", "accuracy", "altitude", "speed", "course", "method", "device", "source");

    private static final List<Column> MEASURES =
            List.of(Column.ACCURACY, Column.ALTITUDE, Column.SPEED, Column.COURSE);
    private static final int[] DECIMALS = {3, 3, 3, 2};
    private static final int FINE = 100;

    private final JsonGenerator out;
    private final char[] digits = new char[24];
    private long device = Fix.NO_DEVICE;
    private String deviceText = "";

    /** Writes to this generator. */
    public FixRows(JsonGenerator out) {
        this.out = out;
    }

    /** Writes the column names as a field, with more of them at the end if any. */
    public void columns(String... more) throws IOException {
        out.writeArrayFieldStart("columns");
        for (String name : COLUMNS) {
            out.writeString(name);
        }
        for (String name : more) {
            out.writeString(name);
        }
        out.writeEndArray();
    }

    /** Writes one fix as an array. @param source name of its feed */
    public void row(FixTable table, int row, String source) throws IOException {
        out.writeStartArray();
        values(table, row, source);
        out.writeEndArray();
    }

    /** Writes the values of a fix into an array that is open. */
    public void values(FixTable table, int row, String source) throws IOException {
        out.writeNumber(table.time(row));
        position(table, row);
        for (int i = 0; i < DECIMALS.length; i++) {
            int value = table.get(MEASURES.get(i), row);
            if (value == FixTable.NONE) {
                out.writeNull();
            } else {
                scaled(value, DECIMALS[i]);
            }
        }
        int method = table.get(Column.METHOD, row);
        if (method == FixTable.NONE || method == Method.UNSTATED.code()) {
            out.writeNull();
        } else {
            out.writeString(Method.ofCode(method).name().toLowerCase(Locale.ROOT));
        }
        device(table.devices()[row]);
        out.writeString(source);
    }

    /** Seven decimals, nine when the source stated them. */
    private void position(FixTable table, int row) throws IOException {
        int fraction = table.get(Column.FRACTION, row);
        if (fraction == FixTable.NONE) {
            scaled(table.lon(row), 7);
            scaled(table.lat(row), 7);
            return;
        }
        int lonPart = Math.floorDiv(fraction + 64, 128);
        int latPart = fraction - 128 * lonPart;
        scaled((long) table.lon(row) * FINE + lonPart, 9);
        scaled((long) table.lat(row) * FINE + latPart, 9);
    }

    private void device(long id) throws IOException {
        if (id == Fix.NO_DEVICE) {
            out.writeNull();
            return;
        }
        if (id != device) {
            device = id;
            deviceText = HexFormat.of().toHexDigits(id);
        }
        out.writeString(deviceText);
    }

    /** Writes {@code value / 10^decimals} in the shortest decimal form. */
    public void scaled(long value, int decimals) throws IOException {
        long rest = Math.abs(value);
        int left = decimals;
        while (left > 0 && rest % 10 == 0) {
            rest /= 10;
            left--;
        }
        int at = digits.length;
        for (int i = 0; i < left; i++) {
            digits[--at] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        if (left > 0) {
            digits[--at] = '.';
        }
        do {
            digits[--at] = (char) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (value < 0) {
            digits[--at] = '-';
        }
        out.writeNumber(digits, at, digits.length - at);
    }
}
