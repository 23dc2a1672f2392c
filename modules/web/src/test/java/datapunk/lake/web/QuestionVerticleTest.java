package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.web.WebRig.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionVerticleTest {
    @TempDir
    static Path folder;

    private static WebRig rig;

    @BeforeAll
    static void start() {
        rig = new WebRig(folder, false, 1000);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void begin() {
        rig.asked.clear();
        rig.lake = question -> Future.succeededFuture(WebRig.json("{\"fine\":true}", 3));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static void lakeHolds(Answer answer) {
        rig.lake = question -> Future.succeededFuture(answer);
    }

    private static Reply with(String path, String... headers) {
        var all = new HashMap<String, String>();
        all.put("Authorization", "Bearer " + WebRig.TOKEN);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return rig.send(HttpMethod.GET, path, all, Buffer.buffer());
    }

    @Test
    void anAnswerSaysWhichGenerationItShowsAndARequestWhichItHasSeen() {
        rig.seen.clear();
        Reply reply = with("/api/summary", "Lake-Generation", "1764000000123");
        assertEquals("7", reply.headers().get("Lake-Generation"));
        assertNull(reply.headers().get("Lake-Stale-Since"));
        with("/api/summary", "Lake-Generation", "soon");
        with("/api/summary", "Lake-Generation", "9".repeat(40));
        rig.get("/api/summary");
        assertEquals(List.of(1_764_000_000_123L, 0L, 0L, 0L), rig.seen);
        String unchanged = with("/api/summary", "If-None-Match", reply.headers().get("ETag"))
                .headers()
                .get("Lake-Generation");
        assertEquals("7", unchanged);
    }

    @Test
    void anAnswerThatMayBeUntrueSaysSinceWhenAndIsNotToBeKept() {
        String tag = rig.get("/api/summary").headers().get("ETag");
        rig.staleSince = Optional.of(Instant.parse("2026-11-24T22:00:00Z"));
        Reply reply = with("/api/summary", "If-None-Match", tag);
        rig.staleSince = Optional.empty();
        assertEquals(200, reply.status());
        assertEquals("2026-11-24T22:00:00Z", reply.headers().get("Lake-Stale-Since"));
        assertEquals("no-store", reply.headers().get("Cache-Control"));
        assertNull(reply.headers().get("ETag"));
    }

    @Test
    void everyRouteAsksItsQuestion() {
        Period day = Period.days(18_263, 18_264);
        Optional<Area> box = Optional.of(new Area.Box(170, -20, -170, 10));
        String when = "from=2020-01-02&to=2020-01-03";
        Map<String, Question> expected = Map.of(
                "/api/summary",
                new Question.Summary(WebRig.ANNA),
                "/api/tiles/3/4/5.mvt?" + when,
                new Question.Tile(WebRig.ANNA, 3, 4, 5, day),
                "/api/points?bbox=170,-20,-170,10&device=00Ff&limit=7&after=c1&" + when,
                new Question.Points(WebRig.ANNA, box, day, Optional.of("00ff"), 7, Optional.of("c1")),
                "/api/days?bbox=170,-20,-170,10",
                new Question.Days(WebRig.ANNA, box, Period.ALWAYS),
                "/api/days/2020-01-02",
                new Question.Day(WebRig.ANNA, 18_263),
                "/api/nearest?lon=13.4&lat=-52.5&limit=3",
                new Question.Nearest(WebRig.ANNA, 13.4, -52.5, 3, Period.ALWAYS),
                "/api/shapes?kind=stay&" + when,
                new Question.Shapes(WebRig.ANNA, Optional.empty(), day, "stay", 1000),
                "/api/histogram?by=day",
                new Question.Histogram(WebRig.ANNA, true, Period.ALWAYS),
                "/api/histogram",
                new Question.Histogram(WebRig.ANNA, false, Period.ALWAYS),
                "/api/devices",
                new Question.Devices(WebRig.ANNA));
        expected.forEach((path, question) -> {
            rig.asked.clear();
            assertEquals("{\"fine\":true}", rig.get(path).body().toString(), path);
            assertEquals(List.of(question), rig.asked, path);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/tiles/17/0/0.mvt|from 0 to 16",
                "/api/tiles/a/0/0.mvt|from 0 to 16",
                "/api/tiles/2/4/0.mvt|from 0 to 3",
                "/api/tiles/2/0/-1.mvt|from 0 to 3",
                "/api/tiles/0/0/0.mvt?from=soon|UTC day like 2020-01-02",
                "/api/points?limit=0|from 1 to 50000",
                "/api/points?limit=50001|from 1 to 50000",
                "/api/points?limit=many|whole number",
                "/api/points?device=phone|hex digits",
                "/api/points?bbox=1,2,3|west,south,east,north",
                "/api/points?polygon=1,2,3,4|three corners",
                "/api/points?bbox=1,2,3,4&polygon=0,0,1,0,1,1|one of them",
                "/api/points?from=2020-01-02&to=2020-01-01|later than from",
                "/api/days/2020-02-30|UTC day",
                "/api/days/today|UTC day",
                "/api/nearest?lat=5|lon is missing",
                "/api/nearest?lon=5|lat is missing",
                "/api/nearest?lon=181&lat=5|degrees from -180",
                "/api/nearest?lon=5&lat=NaN|finite",
                "/api/nearest?lon=5&lat=5&limit=1001|from 1 to 1000",
                "/api/shapes?kind=fix|one of stay, move",
                "/api/shapes?limit=10001|from 1 to 10000",
                "/api/histogram?by=year|month or day",
                "/api/imports/7|id of an import",
                "/api/imports/0197c0de-0000-7000-8000-000000000001/rejects?offset=-1|from 0 to",
                "/api/imports/0197c0de-0000-7000-8000-000000000001/rejects?limit=1001|from 1 to 1000"
            })
    void aMalformedParameterSaysWhatToSend(String path, String sentence) {
        Reply reply = rig.get(path);
        assertEquals(400, reply.status(), path);
        assertEquals("parameter-malformed", reply.json().getString("code"));
        assertTrue(
                reply.json().getString("detail").contains(sentence),
                reply.json().getString("detail"));
        assertTrue(rig.asked.isEmpty());
    }

    @Test
    void aTileIsPassedOnAsItIsPacked() throws IOException {
        byte[] packed = gzip("a tile".getBytes());
        lakeHolds(new Answer(Body.owning(packed), "application/vnd.mapbox-vector-tile", true, 9));
        Reply reply = with("/api/tiles/0/0/0.mvt", "Accept-Encoding", "gzip, br");
        assertEquals("gzip", reply.headers().get("Content-Encoding"));
        assertEquals("application/vnd.mapbox-vector-tile", reply.headers().get("Content-Type"));
        assertEquals("private, max-age=0, must-revalidate", reply.headers().get("Cache-Control"));
        assertArrayEquals(packed, reply.body().getBytes());
    }

    @Test
    void aTileIsUnpackedForThoseWhoCannot() throws IOException {
        lakeHolds(new Answer(Body.owning(gzip("a tile".getBytes())), "application/vnd.mapbox-vector-tile", true, 9));
        Reply reply = rig.get("/api/tiles/0/0/0.mvt");
        assertNull(reply.headers().get("Content-Encoding"));
        assertEquals("a tile", reply.body().toString());
    }

    @Test
    void anEmptyTileHasNoContent() {
        lakeHolds(new Answer(Body.EMPTY, "application/vnd.mapbox-vector-tile", false, 9));
        Reply reply = rig.get("/api/tiles/0/0/0.mvt");
        assertEquals(204, reply.status());
        assertEquals(0, reply.body().length());
        assertTrue(reply.headers().contains("ETag"));
    }

    @Test
    void whatTheClientHoldsIsSentAgainOnlyAfterAChange() {
        String tag = rig.get("/api/summary").headers().get("ETag");
        Reply held = with("/api/summary", "If-None-Match", "\"other\", " + tag);
        assertEquals(304, held.status());
        assertEquals(0, held.body().length());
        lakeHolds(WebRig.json("{}", 4));
        assertEquals(200, with("/api/summary", "If-None-Match", tag).status());
    }

    @Test
    void theValidatorOfOneAccountIsNotThatOfAnother() {
        String annas = rig.get("/api/summary").headers().get("ETag");
        Reply owners = rig.send(
                HttpMethod.GET,
                "/api/summary",
                Map.of("Authorization", "Bearer " + WebRig.LOCAL_KEY, "If-None-Match", annas),
                Buffer.buffer());
        assertEquals(200, owners.status());
    }

    @Test
    void theValidatorOfOneFilterIsNotThatOfAnother() {
        String all = rig.get("/api/tiles/0/0/0.mvt").headers().get("ETag");
        String spring = rig.get("/api/tiles/0/0/0.mvt?from=2025-03-01&to=2025-06-01")
                .headers()
                .get("ETag");
        assertNotEquals(all, spring);
    }

    @ParameterizedTest
    @CsvSource({"100", "200000"})
    void jsonIsPackedForThoseWhoCanReadIt(int size) throws IOException {
        String text = "\"" + "x".repeat(size) + "\"";
        lakeHolds(WebRig.json(text, 1));
        Reply reply = with("/api/summary", "Accept-Encoding", "gzip");
        assertEquals("gzip", reply.headers().get("Content-Encoding"));
        var unpacked = new GZIPInputStream(new ByteArrayInputStream(reply.body().getBytes()));
        assertEquals(text, new String(unpacked.readAllBytes()));
    }

    @ParameterizedTest
    @EnumSource
    void everyBlameBecomesAProblem(Fault.Blame blame) {
        rig.lake = question -> Future.failedFuture(new Fault(blame, "some-code", "Do this.").exception());
        Reply reply = rig.get("/api/summary");
        int status = switch (blame) {
            case USER -> 400;
            case MISSING -> 404;
            case LAKE -> 500;
            case CAPACITY, OUTSIDE -> 503;
        };
        assertEquals(status, reply.status());
        assertEquals("application/problem+json", reply.headers().get("Content-Type"));
        assertEquals("Do this.", reply.json().getString("detail"));
        assertEquals(status == 503, reply.headers().contains("Retry-After"));
        assertNull(reply.headers().get("ETag"));
    }

    @Test
    void healthIsFreeAndDownIs503() {
        Reply live = rig.send(HttpMethod.GET, "/health/live", Map.of(), Buffer.buffer());
        assertEquals("up", live.json().getString("status"));
        assertEquals(
                200,
                rig.send(HttpMethod.GET, "/health/ready", Map.of(), Buffer.buffer())
                        .status());
        rig.health = MonitorDoors.Status.DEGRADED;
        Reply degraded = rig.send(HttpMethod.GET, "/health/ready", Map.of(), Buffer.buffer());
        assertEquals(200, degraded.status());
        assertEquals("degraded", degraded.json().getString("status"));
        rig.health = MonitorDoors.Status.DOWN;
        Reply down = rig.send(HttpMethod.GET, "/health/ready", Map.of(), Buffer.buffer());
        assertEquals(503, down.status());
        assertEquals(List.of(), Document.misfits(down.json(), Document.schema("Health"), "health"));
        rig.health = MonitorDoors.Status.UP;
    }

    @Test
    void measuresAndTheDocumentAreServed() {
        assertEquals("lake_up 1\n", rig.get("/metrics").body().toString());
        Reply document = rig.get("/api/openapi.yaml");
        assertTrue(document.body().toString().startsWith("openapi: 3.1.0"));
        assertEquals("application/yaml", document.headers().get("Content-Type"));
    }

    @Test
    void whatDoesNotExistAndWhatIsNotPossibleAreProblems() {
        assertEquals("route-unknown", rig.get("/api/nothing").json().getString("code"));
        Reply put = rig.send(
                HttpMethod.PUT, "/api/imports", Map.of("Authorization", "Bearer " + WebRig.TOKEN), Buffer.buffer("x"));
        assertTrue(put.status() == 404 || put.status() == 405, "gave " + put.status());
        assertEquals("application/problem+json", put.headers().get("Content-Type"));
    }

    @Test
    void aMistakeOfTheLakeSaysNothingOfItsInside() {
        rig.lake = question -> {
            throw new IllegalStateException("secret table");
        };
        Reply reply = rig.get("/api/summary");
        assertEquals(500, reply.status());
        assertTrue(!reply.body().toString().contains("secret"));
    }
}
