package datapunk.lake.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixturesTest {
    @Test
    void aFixtureStatesItsCounts(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.json"), "{}");
        Files.writeString(folder.resolve("fixtures.json"), """
                [{"format": "x", "file": "a.json", "cls": "typical", "bytes": 2, "note": null, "family": "f",
                  "expected": {"points": 3, "first": "2012-12-15T14:21:29Z", "kinds": ["a", "b"], "ok": true}},
                 {"format": "x", "file": "absent.json", "expected": {}}]
                """);
        List<Fixture> fixtures = Fixtures.read(folder);
        assertEquals(1, fixtures.size(), "files which are not there are left out");
        assertEquals(3, fixtures.getFirst().count("points"));
        assertEquals(List.of("a", "b"), fixtures.getFirst().expected().get("kinds"));
        assertThrows(AssertionError.class, () -> fixtures.getFirst().count("first"));
    }

    @Test
    void theFixturesOfThisMachineAreRead() {
        assertFalse(Fixtures.of("google-records").isEmpty());
        assertEquals(95, Fixtures.of("google-records").getFirst().count("locations"));
    }
}
