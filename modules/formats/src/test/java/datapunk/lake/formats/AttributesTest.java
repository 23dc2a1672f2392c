package datapunk.lake.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AttributesTest {
    private final Attributes attributes = new Attributes();

    private boolean source(String json) {
        return attributes.putSource("x", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheOrderAndEscapesWhatJsonWants() {
        attributes.put("b", "say \"hi\"\\\n");
        attributes.put("a", 5);
        assertEquals("{\"b\":\"say \\\"hi\\\"\\\\\\u000a\",\"a\":5}", attributes.take());
        assertNull(attributes.take());
    }

    @Test
    void replacesTheCharacterThatPostgresDoesNotKeep() {
        attributes.put("a", "x\0y");
        assertTrue(source("{\"k\": \"\\u0000\", \"l\": \"\\\\u0000\"}"));
        assertEquals("{\"a\":\"x\uFFFDy\",\"x\":{\"k\":\"\uFFFD\",\"l\":\"\\\\u0000\"}}", attributes.take());
    }

    @Test
    void takesNothingThatIsNotOneJsonValue() {
        assertFalse(source("{\"a\":}"));
        assertFalse(source("[1,]"));
        assertFalse(source("1 2"));
        assertFalse(source("tru"));
        assertNull(attributes.take());
    }
}
