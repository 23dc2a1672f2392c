package datapunk.lake.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.formats.Head;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static Outline of(String text) {
        return Outline.of(new Head(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void onlyNamesAtTheTopCount() {
        assertEquals(
                new Outline(Outline.Root.OBJECT, Set.of("a", "d")),
                of("\uFEFF \n{\"a\":[{\"b\":{\"c\":1}}],\"d\":\"timelineObjects\""));
        assertEquals(new Outline(Outline.Root.ARRAY, Set.of("a", "b")), of("[[{\"x\":1}],{\"a\":{\"c\":1}},{\"b\":{"));
    }

    @Test
    void whatIsNoJsonHasNoOutline() {
        assertEquals(new Outline(Outline.Root.OTHER, Set.of()), of("<html>"));
        assertEquals(new Outline(Outline.Root.OBJECT, Set.of()), of("{not json}"));
        assertEquals(new Outline(Outline.Root.OTHER, Set.of()), of(""));
    }
}
