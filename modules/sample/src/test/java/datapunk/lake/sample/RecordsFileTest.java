package datapunk.lake.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.sample.Read.Fix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordsFileTest {
    private static final int POINTS = 20_000;

    @Test
    void theSameBytesComeOutTwice() throws IOException {
        assertArrayEquals(file(POINTS), file(POINTS));
    }

    @Test
    void thereAreExactlyAsManyRecordsAsAskedForEachInASecondOfItsOwn() throws IOException {
        List<Fix> fixes = fixes(file(POINTS));
        Set<Long> seconds = new HashSet<>();
        fixes.forEach(fix -> seconds.add(fix.millis() / 1000));
        assertEquals(POINTS, fixes.size());
        assertEquals(POINTS, seconds.size());
    }

    @Test
    void recordsAreAboutAsLongAndAsManyADayAsInARealFile() throws IOException {
        byte[] file = file(100_000);
        List<Fix> fixes = fixes(file);
        double days = (fixes.getLast().millis() - fixes.getFirst().millis()) / 86_400_000.0;
        assertEquals(333, file.length / 100_000.0, 10);
        assertEquals(900, 100_000 / days, 80);
    }

    @Test
    void aShortFileBeginsALongerOne() throws IOException {
        String shorter = new String(file(100), StandardCharsets.US_ASCII);
        String longer = new String(file(200), StandardCharsets.US_ASCII);
        assertTrue(longer.startsWith(shorter.substring(0, shorter.length() - "]\n}\n".length())));
    }

    @Test
    void noRecordsAreAnEmptyArray() throws IOException {
        assertEquals("{\n  \"locations\": []\n}\n", new String(file(0), StandardCharsets.US_ASCII));
    }

    @Test
    void aNewerExportHoldsNineOfTenKnownRecords() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordsFile.writeWithOverlap(POINTS, out);
        List<Fix> newer = fixes(out.toByteArray());
        Set<Fix> known = new HashSet<>(fixes(file(POINTS)));
        assertEquals(POINTS, newer.size());
        assertEquals(POINTS * 9 / 10, newer.stream().filter(known::contains).count());
    }

    private static byte[] file(long points) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordsFile.write(points, out);
        return out.toByteArray();
    }

    private static List<Fix> fixes(byte[] file) throws IOException {
        return Read.fixes(new ByteArrayInputStream(file));
    }
}
