package datapunk.lake.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleTakeoutTest {
    private static final String HISTORY = "Takeout/Location History (Timeline)/";
    private static final int CELL_ACCURACY = 300;

    private byte[] zip = new byte[0];
    private Map<String, byte[]> entries = Map.of();
    private List<Read.Fix> fixes = List.of();

    @BeforeAll
    void write() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleTakeout.write(out);
        zip = out.toByteArray();
        entries = entriesOf(zip);
        fixes = Read.fixes(new ByteArrayInputStream(entries.get(HISTORY + "Records.json")));
    }

    @Test
    void theSameBytesAreWrittenOverWhatIsThere(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("takeout.zip"), "x".repeat(100));
        SampleTakeout.write(file);
        assertArrayEquals(zip, Files.readAllBytes(file));
    }

    @Test
    void itHoldsAYearOfRecordsTwelveMonthsAHikeAndWhatNobodyReads() {
        long months = entries.keySet().stream()
                .filter(name -> name.startsWith(HISTORY + "Semantic Location History/2025/2025_"))
                .count();
        assertEquals(12, months);
        assertEquals(18, entries.size());
        assertTrue(entries.containsKey("Takeout/archive_browser.html"));
        assertTrue(fixes.size() > 60_000 && fixes.size() < 120_000, fixes.size() + " fixes");
        assertTrue(Instant.ofEpochMilli(fixes.getFirst().millis()).toString().startsWith("2025-01-01"));
        assertTrue(Instant.ofEpochMilli(fixes.getLast().millis()).toString().startsWith("2025-12-31"));
    }

    @Test
    void aPhoneIsReplacedInTheMiddleOfTheYearAndBothAreNamed() {
        String settings = new String(entries.get(HISTORY + "Settings.json"), StandardCharsets.UTF_8);
        Set<Long> tags = fixes.stream().map(Read.Fix::deviceTag).collect(Collectors.toSet());
        assertEquals(2, tags.size());
        tags.forEach(tag -> assertTrue(settings.contains(Long.toString(tag))));
    }

    @Test
    void everyVisitHoldsTheFixesThatWereMadeThere() throws IOException {
        int checked = 0;
        for (Map<String, String> object : timeline()) {
            String lat = object.get("/placeVisit/location/latitudeE7");
            if (lat == null) {
                continue;
            }
            String lon = object.get("/placeVisit/location/longitudeE7");
            for (Read.Fix fix : during(object, "/placeVisit")) {
                if (fix.accuracy() < CELL_ACCURACY) {
                    double metres = metres(fix, Integer.parseInt(lat), Integer.parseInt(lon));
                    assertTrue(metres < 150, () -> metres + " m from " + object);
                    checked++;
                }
            }
        }
        assertTrue(checked > 20_000, checked + " fixes");
    }

    @Test
    void segmentsAndVisitsFollowEachOtherWithoutOverlap() throws IOException {
        TreeMap<Instant, Instant> spans = new TreeMap<>();
        for (Map<String, String> object : timeline()) {
            String what = object.containsKey("/placeVisit/placeConfidence") ? "/placeVisit" : "/activitySegment";
            spans.put(time(object, what, "start"), time(object, what, "end"));
        }
        Instant end = Instant.MIN;
        for (Map.Entry<Instant, Instant> span : spans.entrySet()) {
            assertTrue(!span.getKey().isBefore(end), span.toString());
            end = span.getValue();
        }
        assertTrue(spans.size() > 2_500, spans.size() + " spans");
    }

    @Test
    void fixesOfASegmentGoFromItsStartToItsEnd() throws IOException {
        for (Map<String, String> object : timeline()) {
            String start = object.get("/activitySegment/startLocation/latitudeE7");
            List<Read.Fix> during = start == null ? List.of() : during(object, "/activitySegment");
            if (during.size() > 20) {
                int lat = Integer.parseInt(start);
                int lon = Integer.parseInt(object.get("/activitySegment/startLocation/longitudeE7"));
                double distance = Double.parseDouble(object.get("/activitySegment/distance"));
                double near =
                        metres(during.getFirst(), lat, lon) - during.getFirst().accuracy() * 2;
                assertTrue(near < 2_000 + distance * 0.15, () -> near + " m from the start of " + object);
            }
        }
    }

    @Test
    void theHikeGoesUpTheFaulhorn() {
        String gpx =
                new String(entries.get("Takeout/Drive/Tracks/First to Schynige Platte.gpx"), StandardCharsets.UTF_8);
        assertTrue(gpx.split("<trkpt ").length > 1_000);
        assertTrue(gpx.contains("<ele>26"));
    }

    private List<Map<String, String>> timeline() throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().contains("Semantic")) {
                objects.addAll(Read.objects(new ByteArrayInputStream(entry.getValue()), "timelineObjects"));
            }
        }
        return objects;
    }

    private static Instant time(Map<String, String> object, String what, String end) {
        return Instant.parse(object.get(what + "/duration/" + end + "Timestamp"));
    }

    private List<Read.Fix> during(Map<String, String> object, String what) {
        return fixes.subList(
                firstFrom(time(object, what, "start").toEpochMilli()),
                firstFrom(time(object, what, "end").toEpochMilli()));
    }

    private int firstFrom(long millis) {
        int low = 0;
        int high = fixes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fixes.get(middle).millis() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double metres(Read.Fix fix, int latE7, int lonE7) {
        double north = (fix.latE7() - latE7) / 1e7;
        double east = (fix.lonE7() - lonE7) / 1e7 * Math.cos(Math.toRadians(latE7 / 1e7));
        return 111_195 * Math.hypot(north, east);
    }

    private static Map<String, byte[]> entriesOf(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null) {
                entries.put(entry.getName(), in.readAllBytes());
                entry = in.getNextEntry();
            }
        }
        return entries;
    }
}
