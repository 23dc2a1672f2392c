package datapunk.lake.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private static JsonTree tree(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return switch (JsonParse.parse(bytes, bytes.length, Set.of())) {
            case JsonParse.Result.Parsed(var tree) -> tree;
            case JsonParse.Result.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    @Test
    void namesAreSortedAndNumbersStayAsWritten() {
        assertEquals(
                "{\"a\":[1.50,-0,1E5,true,null],\"b\":{\"c\":\"x\",\"d\":\"\"}}",
                JsonText.of(tree("{ \"b\": {\"d\":\"\", \"c\":\"x\"}, \"a\": [1.50, -0, 1E5, true, null] }")));
    }

    @Test
    void textIsEscapedSoThatItReadsBackEqual() {
        String json = "{\"k\\\"\\\\\":\"\\u0001\\u001f\\n\\t\\r\\b€😀\"}";
        assertEquals(tree(json), tree(JsonText.of(tree(json))));
    }

    @Test
    void whatNoDatabaseHoldsIsReplaced() {
        assertEquals("[\"a\uFFFDb\",\"\uFFFD\"]", JsonText.of(tree("[\"a\\u0000b\",\"\\ud800\"]")));
        assertEquals("[\"1e999999\",1e300]", JsonText.of(tree("[1e999999,1e300]")));
        assertEquals("[\"" + "9".repeat(900) + "\"]", JsonText.of(tree("[" + "9".repeat(900) + "]")));
    }

    @Test
    void theBeginningIsCutBetweenCharacters() {
        assertEquals("[\"a", JsonText.beginning(tree("[\"a😀\"]"), 4));
        assertEquals("[\"ab", JsonText.beginning(tree("[\"abcdef\",1]"), 4));
    }

    @Test
    void gettersAreLenient() {
        JsonTree tree =
                tree("{\"n\":\"1881.000000\",\"i\":-8024144696862913506,\"t\":\" TRUE \",\"x\":null,\"s\":\"  \"}");
        assertEquals(OptionalDouble.of(1881), tree.get("n").number());
        assertEquals(OptionalLong.of(1881), tree.get("n").whole());
        assertEquals(OptionalLong.of(-8024144696862913506L), tree.get("i").whole());
        assertEquals(Optional.of(true), tree.get("t").truth());
        assertEquals(Optional.empty(), tree.get("s").word());
        assertFalse(tree.get("x").present());
        assertFalse(tree.at("n", "deeper").present());
        assertEquals(OptionalLong.empty(), tree("\"1.5\"").whole());
        assertEquals(OptionalDouble.empty(), tree("\"NaN\"").number());
    }

    @Test
    void partsAreTakenOutWithoutTouchingTheRest() {
        JsonTree tree = tree("{\"a\":{\"b\":1},\"c\":{\"d\":1,\"e\":2}}");
        assertEquals("{\"c\":{\"e\":2}}", JsonText.of(tree.without("a", "b").without("c", "d")));
        assertEquals(tree, tree.without("x", "y"));
    }
}
