package datapunk.lake.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonElementsTest {
    private final List<JsonElement> found = new ArrayList<>();

    private JsonElements read(InputStream in, String... wanted) throws IOException {
        var elements = new JsonElements(in, Set.of(wanted), Set.of("wifiScan"));
        for (Optional<JsonElement> e = elements.next(); e.isPresent(); e = elements.next()) {
            found.add(e.get());
        }
        return elements;
    }

    private JsonElements read(String json, String... wanted) throws IOException {
        return read(bytes(json), wanted);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of which there are many, without holding them. */
    private static InputStream many(char c, long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? c : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                int n = (int) Math.min(length, left);
                if (n <= 0) {
                    return -1;
                }
                Arrays.fill(target, from, from + n, (byte) c);
                left -= n;
                return n;
            }
        };
    }

    private static InputStream joined(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    private List<String> texts() {
        return found.stream().map(e -> JsonText.of(e.tree())).toList();
    }

    private List<String> faults() {
        return found.stream().flatMap(e -> e.fault().stream()).toList();
    }

    @Test
    void elementsOfWantedArraysComeWithTheirOffsets() throws IOException {
        String json = " {\"x\":[{\"a\":[1]}], \"a\" : [ {\"n\":1} ,\n2,\"é\",null], \"b\":{\"z\":1,\"c\":\"]}\"}}";
        JsonElements elements = read(json, "a", "b");
        assertEquals(List.of("{\"n\":1}", "2", "\"é\"", "null", "{\"c\":\"]}\",\"z\":1}"), texts());
        assertEquals(json.indexOf("{\"n\""), found.getFirst().position());
        assertEquals(
                json.substring(0, json.indexOf("{\"z\"")).getBytes(StandardCharsets.UTF_8).length,
                found.getLast().position());
        assertEquals(
                List.of("a", "a", "a", "a", "b"),
                found.stream().map(JsonElement::name).toList());
        assertEquals(List.of("x"), elements.passed());
        assertEquals(Optional.empty(), elements.damage());
    }

    @Test
    void aByteOrderMarkIsToleratedAndCounted() throws IOException {
        read("\uFEFF\n[{}]", "");
        assertEquals(5, found.getFirst().position());
    }

    @Test
    void aBrokenElementCostsOnlyItself() throws IOException {
        JsonElements elements = read("{\"a\":[{\"n\":1},{\"n\":01x},{n:2},{\"n\" 2},truth,{\"n\":3}]}", "a");
        assertEquals(List.of("json-malformed", "json-malformed", "json-malformed", "json-malformed"), faults());
        assertEquals("{\"n\":01x}", found.get(1).fragment());
        assertEquals("{\"n\":3}", texts().getLast());
        assertEquals(Optional.empty(), elements.damage());
    }

    @Test
    void aNameStatedTwiceWithDifferentValuesIsRefusedRatherThanHalfDropped() throws IOException {
        read("[{\"n\":1,\"n\":2},{\"n\":1,\"n\":1}]", "");
        assertEquals(List.of("json-malformed"), faults());
        assertEquals("{\"n\":1}", texts().getLast());
    }

    @Test
    void aLostQuoteCostsOneElementOfAnIndentedFile() throws IOException {
        read("[\n{\n\"n\": \"one,\n\"m\": 1\n},\n{\n\"n\": 2\n}\n]", "");
        assertEquals(List.of("json-malformed"), faults());
        assertEquals("{\"n\":2}", texts().getLast());
    }

    @Test
    void aCutFileKeepsWhatCameBefore() throws IOException {
        JsonElements elements = read("{\"a\":[{\"n\":1},{\"n\":\"tw", "a");
        assertEquals("{\"n\":1}", texts().getFirst());
        assertEquals(List.of("cut-off"), faults());
        assertTrue(elements.damage().orElseThrow().startsWith("The file ends in the middle, at byte 22;"));
    }

    @Test
    void unmatchedBracketsEndTheReadingWithASentence() throws IOException {
        JsonElements elements = read("{\"a\":[{\"n\":1},{\"n\":[2},{\"n\":3}]}", "a");
        assertEquals(List.of("json-malformed"), faults());
        assertTrue(elements.damage().orElseThrow().startsWith("The file is damaged at byte 21;"));
    }

    @Test
    void whatFollowsTheEndIsTold() throws IOException {
        assertTrue(read("[1]\n", "").damage().isEmpty());
        assertTrue(read("[1][2]", "").damage().orElseThrow().contains("goes on after its end, at byte 3"));
    }

    @Test
    void nothingAndOtherThingsAreDamage() throws IOException {
        assertEquals("The file is empty.", read("  ", "a").damage().orElseThrow());
        assertTrue(read("%PDF-1.4", "a").damage().isPresent());
        assertTrue(read("[]", "a").damage().isPresent());
        assertEquals(List.of(), found);
    }

    @Test
    void aHugeStringCostsOnlyItsElement() throws IOException {
        long huge = 100L << 20;
        JsonElements elements = read(
                joined(
                        bytes("{\"a\":[{\"s\":\""),
                        many('x', huge),
                        bytes("\"},{\"n\":1},\""),
                        many('y', huge),
                        bytes("\"],\"skipped\":\""),
                        many('z', huge),
                        bytes("\"}")),
                "a");
        assertEquals(List.of("element-too-large", "element-too-large"), faults());
        assertEquals("{\"n\":1}", texts().get(1));
        assertEquals(JsonElement.FRAGMENT, found.getFirst().fragment().length());
        assertEquals(Optional.empty(), elements.damage());
    }

    @Test
    void deepNestingIsRefusedWithoutRecursion() throws IOException {
        int deep = 1_000_000;
        read(joined(bytes("[1,"), many('[', deep), many(']', deep), bytes(",2]")), "");
        assertEquals(List.of("element-too-large"), faults());
        assertEquals("2", texts().getLast());
        JsonElements cut = read(joined(bytes("{\"b\":"), many('[', 20 * deep)), "a");
        assertTrue(cut.damage().isPresent());
        read("[" + "[".repeat(100) + "]".repeat(100) + "]", "");
        assertEquals(2, faults().size());
    }

    @Test
    void tooManyValuesInOneElementAreRefused() throws IOException {
        read("[[" + "0,".repeat(JsonParse.MOST_VALUES) + "0]]", "");
        assertEquals(List.of("element-too-large"), faults());
    }

    @Test
    void aDroppedValueIsNeitherKeptNorShown() throws IOException {
        read("[{\"wifiScan\":{\"mac\":12345},\"n\":1},{\"wifiScan\":{\"mac\":12345},]", "");
        assertEquals("{\"n\":1,\"wifiScan\":{}}", texts().getFirst());
        assertFalse(found.getLast().fragment().contains("12345"));
    }
}
