package datapunk.lake.formats.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import datapunk.lake.formats.Head;
import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Readers;
import datapunk.lake.formats.json.JsonElement;
import datapunk.lake.formats.json.JsonElements;
import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real files of the four timelines give exactly the counts that an independent reader made of them. */
class TimelineGolden {
    private static final Map<String, Reader> READERS = Stream.of(
                    new SemanticReader(),
                    new AndroidTimelineReader(),
                    new IosTimelineReader(),
                    new TimelineEditsReader())
            .collect(Collectors.toMap(Reader::format, Function.identity()));
    private static final Set<String> TIMES = Set.of("first", "last");

    private static Path fixtures() {
        String folder = System.getenv("LAKE_FIXTURES");
        return folder != null ? Path.of(folder) : Path.of("../../../shared/fixtures");
    }

    @TestFactory
    List<DynamicTest> everyFixtureGivesItsCounts() throws IOException {
        Path list = fixtures().resolve("fixtures.json");
        assumeTrue(Files.exists(list), "no fixtures: set LAKE_FIXTURES");
        var tests = new ArrayList<DynamicTest>();
        try (InputStream in = Files.newInputStream(list)) {
            var entries = new JsonElements(in, Set.of(""), Set.of());
            for (Optional<JsonElement> e = entries.next(); e.isPresent(); e = entries.next()) {
                JsonTree entry = e.get().tree();
                Reader reader = READERS.get(entry.get("format").text().orElse(""));
                if (reader != null) {
                    String file = entry.get("file").text().orElseThrow();
                    tests.add(DynamicTest.dynamicTest(file, () -> check(reader, file, entry.get("expected"))));
                }
            }
        }
        assertTrue(tests.size() >= 16, "fixtures.json lists " + tests.size());
        return tests;
    }

    private static void check(Reader reader, String file, JsonTree expected) throws IOException {
        byte[] bytes = Files.readAllBytes(fixtures().resolve(file));
        var head = new Head(Arrays.copyOf(bytes, Math.min(bytes.length, Head.LENGTH)));
        READERS.values().forEach(r -> assertEquals(r == reader, r.certainty(head) > 0, r.format()));
        assertEquals(reader.format(), Readers.standard().of(head).orElseThrow().format());
        Heard heard = Heard.of(reader, bytes);
        for (String name : expected.names()) {
            if (!TIMES.contains(name)) {
                long count = expected.get(name).whole().orElseThrow();
                assertEquals(count, heard.elements.getOrDefault(name, 0L), name);
            }
        }
        assertEquals(List.of(), heard.partial);
        assertEquals(List.of(), heard.rejects);
        assertEquals(
                heard.elements.getOrDefault("distinct_path_points", 0L),
                heard.positions().stream()
                        .filter(p -> p.feed().name().matches("google\\.timeline\\..*path"))
                        .map(p -> p.time() + " " + p.lonE9() + " " + p.latE9())
                        .distinct()
                        .count());
        if (reader instanceof SemanticReader) {
            assertEquals(expected.get("first").text().map(Instant::parse), extreme(heard, false));
            assertEquals(expected.get("last").text().map(Instant::parse), extreme(heard, true));
        }
    }

    /** The earliest start or the latest end of moves and stays. */
    private static Optional<Instant> extreme(Heard heard, boolean last) {
        var instants = Stream.concat(heard.features(Kind.MOVE).stream(), heard.features(Kind.STAY).stream())
                .map(FeatureRecord::span)
                .map(s -> Instant.ofEpochMilli(last ? end(s) : s.start().orElseThrow()))
                .sorted()
                .toList();
        return Optional.of(last ? instants.getLast() : instants.getFirst());
    }

    private static long end(Span span) {
        return span.end().orElse(span.start().orElseThrow());
    }
}
