package datapunk.lake.store.query.row;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.FixTable.Column;
import datapunk.lake.model.Method;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes fixes as compact JSON rows: a list of column names, then one array per fix, null where nothing is stated. The
 * rows go past the generator straight to its stream, because numbers are most of an answer and need no floating point.
 */
public final class FixRows {
    /** Names of the columns: time in epoch milliseconds, degrees, metres, metres per second, degrees from north. */
    public static final List<String> COLUMNS =
            List.of("time", "lon", "lat", "accuracy", "altitude", "speed", "course", "method", "device", "source");

    private static final int FLUSH = 1 << 15;
    /** More than one row can take, names of feeds aside. */
    private static final int ROW = 512;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[][] METHODS = new byte[Method.values().length][];

    static {
        for (Method method : Method.values()) {
            METHODS[method.code()] =
                    method == Method.UNSTATED ? NULL : quoted(method.name().toLowerCase(Locale.ROOT));
        }
    }

    private final JsonGenerator out;
    private final Map<String, byte[]> sources = new HashMap<>();
    private byte[] bytes = new byte[FLUSH + ROW];
    private int at;
    private boolean first = true;
    private long device = Fix.NO_DEVICE;
    private byte[] deviceText = NULL;

    /** Writes to this generator, whose target has to be a stream of UTF-8. */
    public FixRows(JsonGenerator out) {
        this.out = out;
    }

    /** Writes the field {@code columns}, with more names at the end if any, and begins the field {@code rows}. */
    public void begin(String... more) throws IOException {
        out.writeArrayFieldStart("columns");
        for (String name : COLUMNS) {
            out.writeString(name);
        }
        for (String name : more) {
            out.writeString(name);
        }
        out.writeEndArray();
        out.writeFieldName("rows");
        out.writeRawValue("[");
        out.flush();
    }

    /** Writes one fix. @param source name of its feed */
    public void row(FixTable table, int row, String source) throws IOException {
        open();
        values(table, row, source);
        close();
    }

    /** Writes one fix and its distance. @param millimetres last value of the row */
    public void row(FixTable table, int row, String source, long millimetres) throws IOException {
        open();
        values(table, row, source);
        comma();
        scaled(millimetres, 3);
        close();
    }

    /** Ends the field {@code rows}. */
    public void end() throws IOException {
        bytes[at++] = ']';
        flush();
    }

    private void open() throws IOException {
        if (at >= FLUSH) {
            flush();
        }
        if (!first) {
            bytes[at++] = ',';
        }
        first = false;
        bytes[at++] = '[';
    }

    private void close() {
        bytes[at++] = ']';
    }

    private void comma() {
        bytes[at++] = ',';
    }

    private void flush() throws IOException {
        ((OutputStream) out.getOutputTarget()).write(bytes, 0, at);
        at = 0;
    }

    private void values(FixTable table, int row, String source) {
        scaled(table.time(row), 0);
        comma();
        position(table, row);
        measure(table.get(Column.ACCURACY, row), 3);
        measure(table.get(Column.ALTITUDE, row), 3);
        measure(table.get(Column.SPEED, row), 3);
        measure(table.get(Column.COURSE, row), 2);
        int method = table.get(Column.METHOD, row);
        raw(METHODS[method < 0 || method >= METHODS.length ? 0 : method]);
        comma();
        device(table.devices()[row]);
        comma();
        raw(sources.computeIfAbsent(source, FixRows::quoted));
    }

    /** Seven decimals, nine when the source stated them. */
    private void position(FixTable table, int row) {
        int fraction = table.get(Column.FRACTION, row);
        boolean fine = fraction != FixTable.NONE;
        int lonPart = fine ? Math.floorDiv(fraction + 64, 128) : 0;
        int latPart = fine ? fraction - 128 * lonPart : 0;
        scaled(fine ? table.lon(row) * 100L + lonPart : table.lon(row), fine ? 9 : 7);
        comma();
        scaled(fine ? table.lat(row) * 100L + latPart : table.lat(row), fine ? 9 : 7);
        comma();
    }

    private void measure(int value, int decimals) {
        if (value == FixTable.NONE) {
            raw(NULL);
        } else {
            scaled(value, decimals);
        }
        comma();
    }

    private void device(long id) {
        if (id != device) {
            device = id;
            deviceText = id == Fix.NO_DEVICE ? NULL : quoted(HexFormat.of().toHexDigits(id));
        }
        raw(deviceText);
    }

    private static byte[] quoted(String text) {
        String escaped = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
        return ("\"" + escaped + "\"").getBytes(StandardCharsets.UTF_8);
    }

    private void raw(byte[] text) {
        if (at + text.length + ROW > bytes.length) {
            bytes = Arrays.copyOf(bytes, at + text.length + FLUSH + ROW);
        }
        System.arraycopy(text, 0, bytes, at, text.length);
        at += text.length;
    }

    /** Writes {@code value / 10^decimals} in the shortest decimal form. */
    private void scaled(long value, int decimals) {
        long rest = Math.abs(value);
        int left = decimals;
        while (left > 0 && rest % 10 == 0) {
            rest /= 10;
            left--;
        }
        if (value < 0) {
            bytes[at++] = '-';
        }
        int length = Math.max(digits(rest), left + 1) + (left > 0 ? 1 : 0);
        int end = at + length;
        int to = end;
        for (int i = 0; i < left; i++) {
            bytes[--to] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (left > 0) {
            bytes[--to] = '.';
        }
        while (to > at) {
            bytes[--to] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at = end;
    }

    private static int digits(long value) {
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }
}
