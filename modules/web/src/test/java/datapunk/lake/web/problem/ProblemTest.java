package datapunk.lake.web.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @ParameterizedTest
    @CsvSource({"USER,400", "MISSING,404", "LAKE,500", "CAPACITY,503", "OUTSIDE,503"})
    void theBlameDecidesTheStatus(Fault.Blame blame, int status) {
        assertEquals(
                status, Problem.of(new Fault(blame, "some-code", "Do this.")).status());
    }

    @ParameterizedTest
    @CsvSource({
        "token-unknown,401",
        "local-key-needed,403",
        "name-taken,409",
        "import-running,409",
        "import-not-running,409",
        "upload-offset,409",
        "upload-too-large,413",
        "file-missing,422",
        "upload-damaged,422",
        "disk-full,507"
    })
    void someCodesHaveAStatusOfTheirOwn(String code, int status) {
        assertEquals(status, Problem.of(Fault.user(code, "Do this.")).status());
    }

    @Test
    void theDocumentHasAllMembers() {
        var json = Problem.of(Fault.missing("import-unknown", "There is none.")).json();
        assertEquals(
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"code\":\"import-unknown\","
                        + "\"detail\":\"There is none.\"}",
                json.encode());
    }

    @Test
    void onlyWhatPassesIsWorthAskingAgain() {
        assertTrue(Problem.of(Fault.outside("database-away", "Wait.")).passing());
        assertFalse(Problem.of(Fault.user("x", "y")).passing());
    }
}
