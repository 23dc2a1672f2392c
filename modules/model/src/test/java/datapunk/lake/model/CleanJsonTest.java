package datapunk.lake.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanJsonTest {

    @ParameterizedTest
    @CsvSource({
        "a\\u0000b, a\ufffdb",
        "a\\\\u0000b, a\\\\u0000b",
        "a\\\\\\u0000b, a\\\\\ufffdb",
        "\\ud83d\\ude00, \\ud83d\\ude00",
        "\\ud83dx, \ufffdx",
        "\\ude00\\ud83d, \ufffd\ufffd",
        "\\ud83d\\n, \ufffd\\n",
        "\\u00e9\\\"\\t, \\u00e9\\\"\\t",
        "\\uD83D\\uDE00, \\uD83D\\uDE00",
        "\\u12, \\u12"
    })
    void escapesThatNoDatabaseCouldHoldAreReplacedAndNoOther(String json, String clean) {
        assertEquals(clean, CleanJson.of(json));
    }

    @Test
    void rawCharactersAreTreatedTheSame() {
        assertEquals("\ufffd|\ufffd|\ud83d\ude00|\ufffd", CleanJson.of("\u0000|\ud83d|\ud83d\ude00|\ude00"));
        String plain = "{\"a\":\"\u00e9\\n\"}";
        assertSame(plain, CleanJson.of(plain));
    }

    @Test
    void theAttributesOfAFixAreClean() {
        assertEquals("\ufffd", Fixes.with(0, 0, 0, 0, "\\u0000", 0).attributes());
    }
}
