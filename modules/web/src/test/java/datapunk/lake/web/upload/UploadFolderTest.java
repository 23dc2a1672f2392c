package datapunk.lake.web.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.web.WebRig;
import datapunk.lake.web.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {
    private static final byte[] BYTES = "some bytes".getBytes();
    private static final String HASH = WebRig.sha256(BYTES);

    @TempDir
    Path folder;

    private long room = Long.MAX_VALUE;
    private UploadFolder uploads;

    @BeforeEach
    void begin() {
        uploads = new UploadFolder(folder, f -> room);
    }

    @Test
    void anUnknownUploadStandsAtZero() throws IOException {
        assertEquals(0, uploads.offset(HASH));
        uploads.expect(HASH, 0, 100);
    }

    @Test
    void bytesMustFollowWhereTheUploadStands() throws IOException {
        Files.write(uploads.part(HASH), BYTES);
        uploads.expect(HASH, BYTES.length, 5);
        var wrong = assertThrows(OffsetFault.class, () -> uploads.expect(HASH, 3, 5));
        assertEquals(BYTES.length, wrong.here());
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingIsWrittenAndThePartIsKept() throws IOException {
        Files.write(uploads.part(HASH), BYTES);
        room = 70_000_000;
        var full = assertThrows(FaultException.class, () -> uploads.expect(HASH, BYTES.length, 10_000_000));
        assertEquals(507, Problem.of(full.fault()).status());
        assertEquals(BYTES.length, uploads.offset(HASH));
        room = 80_000_000;
        uploads.expect(HASH, BYTES.length, 10_000_000);
    }

    @Test
    void aWholeFileMovesUnderItsHash() throws IOException {
        Files.write(uploads.part(HASH), BYTES);
        Path file = uploads.take(HASH, "Takeout/Records.json", -1);
        assertEquals(folder.resolve(HASH).resolve("Records.json"), file);
        assertFalse(Files.exists(uploads.part(HASH)));
        assertEquals(BYTES.length, uploads.offset(HASH));
        assertEquals(file, uploads.take(HASH, "other name", -1));
    }

    @Test
    void aDamagedFileMustBeSentAgain() throws IOException {
        Files.writeString(uploads.part(HASH), "other bytes");
        var damaged = assertThrows(FaultException.class, () -> uploads.take(HASH, "a.zip", -1));
        assertEquals("upload-damaged", damaged.fault().code());
        assertEquals(0, uploads.offset(HASH));
    }

    @Test
    void anUnfinishedFileIsKept() throws IOException {
        Files.write(uploads.part(HASH), new byte[] {BYTES[0]});
        var early = assertThrows(FaultException.class, () -> uploads.take(HASH, "a.zip", BYTES.length));
        assertEquals("upload-incomplete", early.fault().code());
        assertEquals(1, uploads.offset(HASH));
    }

    @Test
    void whatWasNeverSentIsMissing() {
        var unknown = assertThrows(FaultException.class, () -> uploads.take(HASH, "a.zip", -1));
        assertEquals(404, Problem.of(unknown.fault()).status());
        assertTrue(unknown.fault().detail().contains("a.zip"));
    }
}
