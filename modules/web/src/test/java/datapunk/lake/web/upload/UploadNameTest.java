package datapunk.lake.web.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadNameTest {

    @ParameterizedTest
    @CsvSource({
        "Records.json,Records.json",
        "Takeout/Records.json,Records.json",
        "C:\\Users\\a\\Records.json,Records.json",
        "../../etc/passwd,passwd",
        "..,upload",
        ".hidden,hidden",
        "'',upload",
        "a/,upload",
        "Zeitachse 📍.json,Zeitachse 📍.json",
        "a:b?.zip,a_b_.zip"
    })
    void onlyTheLastPartIsStored(String name, String stored) {
        assertEquals(stored, UploadName.stored(name));
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String stored = UploadName.stored("ä".repeat(300) + ".zip");
        assertTrue(stored.endsWith("ä.zip"));
        assertTrue(stored.getBytes(StandardCharsets.UTF_8).length <= 200);
    }

    @Test
    void peopleSeeTheirFolders() {
        assertEquals("Takeout/Records.json", UploadName.shown(" Takeout/Records.json\n"));
        assertEquals("upload", UploadName.shown("\u0000"));
        assertEquals(500, UploadName.shown("x".repeat(900)).length());
    }
}
