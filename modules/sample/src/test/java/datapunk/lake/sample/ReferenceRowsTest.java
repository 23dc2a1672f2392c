package datapunk.lake.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceRowsTest {
    private static final int POINTS = 5_000;
    private static final long MILLIS_1970_TO_2000 = 946_684_800_000L;

    @Test
    void theRowsAreTheRecordsOfTheFile() throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        RecordsFile.write(POINTS, records);
        List<Read.Fix> fixes = Read.fixes(new ByteArrayInputStream(records.toByteArray()));
        ByteBuffer rows = ByteBuffer.wrap(rows());
        rows.position(19);
        for (Read.Fix fix : fixes) {
            assertEquals(7, rows.getShort());
            assertEquals(8, rows.getInt());
            assertEquals(1, rows.getLong());
            assertEquals(8, rows.getInt());
            assertEquals((fix.millis() - MILLIS_1970_TO_2000) * 1000, rows.getLong());
            assertEquals(25, rows.getInt());
            ByteBuffer ewkb = rows.slice(rows.position() + 9, 16).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(fix.lonE7() / 1e7, ewkb.getDouble());
            assertEquals(fix.latE7() / 1e7, ewkb.getDouble());
            rows.position(rows.position() + 25);
            assertEquals(4, rows.getInt());
            assertEquals(fix.accuracy(), rows.getFloat());
            skip(rows);
            skip(rows);
            assertEquals(1, rows.get(rows.position() + 4));
            skip(rows);
        }
        assertEquals(-1, rows.getShort());
        assertFalse(rows.hasRemaining());
    }

    @Test
    void theSameBytesComeOutTwice() throws IOException {
        assertArrayEquals(rows(), rows());
    }

    private static void skip(ByteBuffer rows) {
        int length = rows.getInt();
        rows.position(rows.position() + Math.max(0, length));
    }

    private static byte[] rows() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReferenceRows.write(POINTS, out);
        return out.toByteArray();
    }
}
