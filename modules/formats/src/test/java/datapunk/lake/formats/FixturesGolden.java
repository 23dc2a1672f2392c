package datapunk.lake.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import datapunk.lake.formats.Fixtures.Fixture;
import datapunk.lake.formats.Intake.Item;
import datapunk.lake.formats.Intake.Outcome;
import datapunk.lake.model.PositionRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every real file of these formats gives the counts that an independent reader made.
 *
 * <p>Of {@code expected} each whole number must equal the element of the same name that the reader counts (0 when it
 * counts none), except for the keys listed in {@link #COMPUTED}, which are computed from the records, those of archives,
 * and those of GPX files that strict parsers refuse, where the {@code regex_} counts hold. {@code first} and {@code last}
 * are the least and greatest instant of the fixes, looked at where all records are fixes ({@link #POINTS}). {@code version} is not checked: nothing depends on it.
 */
final class FixturesGolden {
    private static final Set<String> FORMATS = Set.of(
            "google-records",
            "gpx",
            "archive",
            "google-decoy",
            "google-semantic",
            "google-timeline-android",
            "google-timeline-ios",
            "google-timeline-edits");

    private static final Set<String> POINTS = Set.of("google-records", "gpx");

    private static final Map<String, Function<Collected, Object>> COMPUTED = Map.of(
            "distinct_devices", c -> distinct(c, PositionRecord::device),
            "distinct_time_lat_lon", c -> distinct(c, p -> List.of(p.time(), p.latE9() / 100, p.lonE9() / 100)),
            "first", c -> Instant.ofEpochMilli(times(c).min().orElseThrow()),
            "last", c -> Instant.ofEpochMilli(times(c).max().orElseThrow()),
            "records", c -> (long) c.records.size());

    @TestFactory
    Stream<DynamicTest> everyFixtureGivesTheCountsMadeIndependently() throws IOException {
        Optional<Path> folder = Fixtures.folder();
        assumeTrue(folder.isPresent(), "the folder of fixtures is not there");
        return Fixtures.in(folder.get()).stream()
                .filter(f -> FORMATS.contains(f.format()))
                .map(f -> dynamicTest(f.file().getFileName().toString(), () -> check(f)));
    }

    private static void check(Fixture fixture) {
        Visited visited = Visited.of(fixture.file());
        switch (fixture.format()) {
            case "archive" -> archive(fixture, visited);
            case "google-decoy" -> {
                assertInstanceOf(Outcome.Failed.class, visited.outcome("in.bin"));
                counts(fixture, visited.all());
            }
            default -> {
                Item item = visited.items.getFirst();
                assertEquals(fixture.format(), item.format());
                assertInstanceOf(Outcome.Complete.class, visited.outcome(item.path()));
                counts(fixture, visited.all());
                if (fixture.format().equals("gpx")) {
                    Collected all = visited.all();
                    assertEquals(
                            all.counted("trkpt") - all.counted("trkpt_without_time"),
                            all.positions().size());
                }
            }
        }
    }

    private static void archive(Fixture fixture, Visited visited) {
        if (fixture.expected().containsKey("error")) {
            assertInstanceOf(Outcome.Failed.class, visited.outcome("in.bin"));
            return;
        }
        long files = visited.items.stream().filter(i -> i.path().contains("!/")).count();
        assertEquals(fixture.expected().get("files"), files);
        assertInstanceOf(Outcome.Complete.class, visited.outcome("in.bin"));
    }

    private static void counts(Fixture fixture, Collected all) {
        boolean strict = fixture.expected().containsKey("xml_error");
        fixture.expected().forEach((key, wanted) -> {
            Function<Collected, Object> computed = COMPUTED.get(key);
            boolean bounds = key.equals("first") || key.equals("last");
            if (bounds && !POINTS.contains(fixture.format())) {
                return;
            }
            if (computed != null) {
                Object expected = wanted instanceof String text ? Instant.parse(text) : wanted;
                assertEquals(expected, computed.apply(all), key);
            } else if (wanted instanceof Long count && key.startsWith("regex_")) {
                assertEquals(count, all.counted(key.substring("regex_".length())), key);
            } else if (wanted instanceof Long count && !strict) {
                assertEquals(count, all.counted(key), key);
            }
        });
    }

    private static long distinct(Collected all, Function<PositionRecord, Object> part) {
        return all.positions().stream()
                .map(part)
                .filter(x -> x != null)
                .distinct()
                .count();
    }

    private static LongStream times(Collected all) {
        return all.positions().stream().mapToLong(PositionRecord::time);
    }
}
