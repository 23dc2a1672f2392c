package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import datapunk.lake.testkit.Fixture;
import datapunk.lake.testkit.Fixtures;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every real file goes through the whole lake into PostGIS with the counts that an independent reader made, and out of it
 * again without a trace.
 */
class FixturesGolden {
    private static final Set<String> READ = Set.of(
            "google-records",
            "google-semantic",
            "google-timeline-android",
            "google-timeline-ios",
            "google-timeline-edits",
            "gpx");

    /** Facts that are computed from what is stored, not counted while reading. */
    private static final Set<String> COMPUTED = Set.of("distinct_devices", "distinct_time_lat_lon");

    private static LakeUnderTest lake;
    private static List<String> empty;

    @BeforeAll
    static void start(@TempDir Path data) {
        Fixtures.folder();
        lake = LakeUnderTest.fresh(data);
        empty = lake.content();
    }

    @AfterAll
    static void stop() {
        if (lake != null) {
            lake.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFixtureIsStoredWithItsCountsAndUndoneWithoutATrace() {
        return Fixtures.all().stream()
                .filter(f -> f.format().startsWith("google-")
                        || Set.of("gpx", "archive").contains(f.format()))
                .map(f -> dynamicTest(f.toString(), () -> {
                    JsonObject ledger = lake.load(f.file());
                    try {
                        check(f, ledger);
                    } finally {
                        lake.client.undo(ledger.getString("id"));
                    }
                    assertEquals(empty, lake.content());
                }));
    }

    private static void check(Fixture fixture, JsonObject ledger) {
        JsonObject file = Balance.files(ledger).getFirst();
        if (fixture.format().equals("archive") && !fixture.expected().containsKey("error")) {
            assertEquals("done", ledger.getString("status"));
            assertEquals(fixture.count("files"), Balance.files(ledger).size() - 1, ledger::encodePrettily);
        } else if (READ.contains(fixture.format())) {
            assertEquals("done", ledger.getString("status"));
            assertEquals(fixture.format(), file.getString("format"));
            assertFalse(file.getBoolean("partial"), file::encode);
            elements(fixture, file);
            stored(fixture, file);
        } else {
            assertEquals("failed", ledger.getString("status"));
            assertEquals(0, ledger.getLong("read"));
            assertTrue(
                    file.getString("message").matches("This .+\\. (Expected|Download) .+\\."),
                    file.getString("message"));
        }
    }

    private static void elements(Fixture fixture, JsonObject file) {
        JsonObject elements = file.getJsonObject("elements");
        boolean strict = fixture.expected().containsKey("xml_error");
        fixture.expected().forEach((name, wanted) -> {
            String element = name.startsWith("regex_") ? name.substring("regex_".length()) : name;
            boolean counts = wanted instanceof Long && !COMPUTED.contains(name);
            if (counts && (!strict || name.startsWith("regex_"))) {
                assertEquals(wanted, elements.getLong(element, 0L), name);
            }
        });
    }

    private static void stored(Fixture fixture, JsonObject file) {
        JsonObject summary = lake.client.summary();
        long features = Content.number(lake.database(), "select count(*) from feature");
        assertEquals(file.getLong("stored"), summary.getLong("fixes") + features, "stored");
        assertEquals(
                summary.getLong("fixes"),
                Content.number(lake.database(), "select coalesce(sum(n), 0) from support"),
                "supported");
        assertEquals(summary.getLong("fixes"), Content.number(lake.database(), "select count(*) from fix"), "the view");
        JsonObject observations = file.getJsonObject("observations");
        if (fixture.format().equals("google-records")) {
            assertEquals(fixture.count("distinct_time_lat_lon"), summary.getLong("fixes"));
            assertEquals(
                    fixture.count("distinct_devices"),
                    Content.number(lake.database(), "select count(distinct device) from fix"));
            assertEquals(fixture.count("locations"), observations.getLong("fix", 0L));
            assertEquals(fixture.count("activity_samples"), observations.getLong("activity_sample", 0L));
            assertEquals(Instant.parse((String) fixture.expected().get("first")), instant(summary, "first"));
            assertEquals(Instant.parse((String) fixture.expected().get("last")), instant(summary, "last"));
        } else if (fixture.format().equals("gpx") && !fixture.expected().containsKey("xml_error")) {
            assertEquals(fixture.count("trkpt") - fixture.count("trkpt_without_time"), observations.getLong("fix", 0L));
        } else if (file.getJsonObject("elements").containsKey("distinct_path_points")) {
            assertTrue(file.getJsonObject("elements").getLong("distinct_path_points") <= summary.getLong("fixes"));
        }
    }

    private static Instant instant(JsonObject summary, String name) {
        return Instant.parse(summary.getString(name));
    }

    @Test
    void aSubsetReExportOfTheSameRecordsAddsNothing() {
        Path whole = Fixtures.folder().resolve("google-records/dawarich__Records.json");
        Path subset = Fixtures.folder().resolve("google-records/dawarich__records.json");
        for (List<Path> order : List.of(List.of(whole, subset), List.of(subset, whole))) {
            JsonObject first = lake.load(order.getFirst());
            JsonObject second = lake.load(order.getLast());
            assertEquals(8, first.getLong("read") + second.getLong("read"));
            assertEquals(5, first.getLong("stored") + second.getLong("stored"));
            assertEquals(3, first.getLong("duplicate") + second.getLong("duplicate"));
            assertEquals(5, lake.client.summary().getLong("fixes"));
            assertEquals(8, Content.number(lake.database(), "select sum(n) from support"));
            lake.client.undo(first.getString("id"));
            lake.client.undo(second.getString("id"));
            assertEquals(empty, lake.content());
        }
    }

    @Test
    void repeatsInsideOneFileAreKeptOnce() {
        JsonObject ledger = lake.load(Fixtures.folder().resolve("gpx/graphhopper__gpxv1_0.gpx"));
        assertEquals(14, ledger.getLong("read") - Content.number(lake.database(), "select count(*) from feature"));
        assertEquals(2, ledger.getLong("duplicate"));
        assertEquals(12, lake.client.summary().getLong("fixes"));
        lake.client.undo(ledger.getString("id"));
    }
}
