package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.CacheDoors.ConfigureRegion;
import datapunk.lake.bus.cache.CacheStatus;
import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.cache.Why;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.web.WebRig.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of the cache before a desk of the test. */
class CacheVerticleTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<ConfigureRegion> CONFIGURED = new CopyOnWriteArrayList<>();
    private static final List<Question> EXPLAINED = new CopyOnWriteArrayList<>();
    private static final List<Boolean> SWITCHED = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;

    private static WebRig rig;

    @BeforeAll
    static void start() {
        rig = new WebRig(folder, false, 1000);
        rig.bus.answer(
                CacheDoors.STATUS,
                asked -> Future.succeededFuture(new CacheStatus(
                        "It is fine.",
                        AT,
                        List.of("lake.cache.x is odd."),
                        new NodeStatus(
                                "0123abcd",
                                NodeStatus.Hints.POSTGRES,
                                OptionalLong.empty(),
                                NodeStatus.RedisState.AWAY,
                                "Redis does not answer."),
                        List.of("lru", "cost"),
                        List.of(region(Optional.empty()), region(Optional.of(Duration.ofMinutes(10)))),
                        warmer())));
        rig.bus.answer(CacheDoors.CONFIGURE, asked -> {
            CONFIGURED.add(asked);
            return asked.region().equals("tiles")
                    ? Future.succeededFuture(region(asked.ttl()))
                    : Future.failedFuture(Fault.missing("region-unknown", "There is no such region.")
                            .exception());
        });
        rig.bus.answer(CacheDoors.SWITCH_WARMER, asked -> {
            SWITCHED.add(asked.on());
            return Future.succeededFuture(warmer());
        });
        rig.bus.answer(CacheDoors.WHY, asked -> {
            EXPLAINED.add(asked.question());
            return Future.succeededFuture(new Why(
                    "tile",
                    "tiles",
                    true,
                    OptionalLong.of(48_000),
                    "It is there.",
                    List.of(new Why.Event(AT, Why.What.NOT_KEPT, "Too large."))));
        });
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void begin() {
        CONFIGURED.clear();
        EXPLAINED.clear();
        SWITCHED.clear();
    }

    private static RegionStatus region(Optional<Duration> ttl) {
        return new RegionStatus(
                "tiles",
                new RegionStatus.Settings("cost", "bounded", 32 << 20, ttl, true, false),
                new RegionStatus.Size(5, 2, 1),
                new RegionStatus.Reads(6, 1, 1, 2, OptionalDouble.of(0.8), OptionalDouble.empty()),
                new RegionStatus.Loads(2, OptionalDouble.of(12.5), 0.025, 0.1, 0),
                new RegionStatus.Losses(1, 2, 3, 4, 5),
                List.of(new RegionStatus.Minute(AT, 0, OptionalDouble.empty())),
                new RegionStatus.Comparison(
                        List.of(new RegionStatus.Shadow("lru", OptionalDouble.of(0.5), OptionalDouble.of(0.4), 3)),
                        Optional.empty()));
    }

    private static WarmerStatus warmer() {
        return new WarmerStatus(
                WarmerStatus.State.RESTING,
                "It rests.",
                new WarmerStatus.Loads(3, 2, OptionalDouble.empty(), 1),
                OptionalDouble.of(0.9),
                new WarmerStatus.Budget(60, 30),
                List.of(new WarmerStatus.Source("habit", 3, 2, 0.15, true)),
                new WarmerStatus.Control(
                        new WarmerStatus.Group(9, OptionalDouble.of(0.5)),
                        new WarmerStatus.Group(0, OptionalDouble.empty()),
                        OptionalDouble.of(6.5),
                        "It pays."));
    }

    private static void fits(JsonObject json, String schema) {
        assertEquals(List.of(), Document.misfits(json, Document.schema(schema), schema));
        assertTrue(
                Document.map(Document.schema(schema).get("properties")).keySet().containsAll(json.fieldNames()),
                json::encode);
    }

    private static Reply patch(String path, JsonObject body) {
        return rig.local(HttpMethod.PATCH, path, body.toBuffer());
    }

    private static Reply why(String address) {
        return rig.local(
                HttpMethod.GET,
                "/api/cache/why?path=" + URLEncoder.encode(address, StandardCharsets.UTF_8),
                Buffer.buffer());
    }

    @Test
    void theOwnerSeesWhatTheDocumentSays() {
        Reply reply = rig.local(HttpMethod.GET, "/api/cache", Buffer.buffer());
        assertEquals(200, reply.status());
        assertEquals("no-store", reply.headers().get("Cache-Control"));
        JsonObject cache = reply.json();
        fits(cache, "Cache");
        JsonObject tiles = cache.getJsonArray("regions").getJsonObject(0);
        fits(tiles, "CacheRegion");
        fits(cache.getJsonObject("warmer"), "CacheWarmer");
        assertEquals(6, tiles.getJsonObject("hits").getInteger("heap"));
        assertEquals(4, tiles.getInteger("tooLarge"));
        assertTrue(tiles.containsKey("ttlSeconds") && tiles.getValue("ttlSeconds") == null);
        assertEquals(600, cache.getJsonArray("regions").getJsonObject(1).getInteger("ttlSeconds"));
        assertEquals("postgres", cache.getJsonObject("node").getString("hints"));
        assertEquals("away", cache.getJsonObject("node").getJsonObject("redis").getString("status"));
        assertEquals("resting", cache.getJsonObject("warmer").getString("status"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/cache",
        "GET,/api/cache/why?path=/api/summary",
        "PATCH,/api/cache/regions/tiles",
        "PATCH,/api/cache/warmer"
    })
    void nobodyElseMayLookOrTouch(String method, String path) {
        Reply reply = rig.send(
                HttpMethod.valueOf(method),
                path,
                Map.of("Authorization", "Bearer " + WebRig.TOKEN),
                new JsonObject().put("on", true).toBuffer());
        assertEquals(403, reply.status());
        assertEquals("owner-needed", reply.json().getString("code"));
        assertTrue(CONFIGURED.isEmpty() && EXPLAINED.isEmpty() && SWITCHED.isEmpty());
    }

    @Test
    void aRegionIsChangedByWhatIsSentAndNothingElse() {
        Reply reply = patch(
                "/api/cache/regions/tiles",
                new JsonObject()
                        .put("policy", "lru")
                        .put("bytes", 64L << 20)
                        .put("ttlSeconds", 600)
                        .put("warming", false));
        assertEquals(200, reply.status());
        fits(reply.json(), "CacheRegion");
        assertEquals(
                List.of(new ConfigureRegion(
                        "tiles",
                        Optional.of("lru"),
                        OptionalLong.of(64L << 20),
                        Optional.of(Duration.ofMinutes(10)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false))),
                CONFIGURED);
        patch("/api/cache/regions/tiles", new JsonObject().putNull("ttlSeconds"));
        assertEquals(Optional.of(Duration.ZERO), CONFIGURED.getLast().ttl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"policy\": 7}",
                "{\"bytes\": \"64m\"}",
                "{\"bytes\": 1.5}",
                "{\"bytes\": 1e30}",
                "{\"ttlSeconds\": \"soon\"}",
                "{\"level\": null}",
                "{\"redis\": \"yes\"}",
                "{\"warming\": 1}",
                "{\"colour\": \"red\"}"
            })
    void whatCannotBeIsRefusedByItsField(String body) {
        Reply reply = rig.local(HttpMethod.PATCH, "/api/cache/regions/tiles", Buffer.buffer(body));
        assertEquals(422, reply.status());
        assertEquals("region-setting-wrong", reply.json().getString("code"));
        String field = body.replaceAll("\\{\"(\\w+)\".*", "$1");
        assertTrue(reply.json().getString("detail").startsWith(field + " "), reply.body()::toString);
        assertTrue(CONFIGURED.isEmpty());
    }

    @Test
    void aRegionThatDoesNotExistIsMissing() {
        Reply reply = patch("/api/cache/regions/timeline", new JsonObject().put("policy", "lru"));
        assertEquals(404, reply.status());
        assertEquals("region-unknown", reply.json().getString("code"));
    }

    @Test
    void theWarmerIsSwitched() {
        Reply reply = patch("/api/cache/warmer", new JsonObject().put("on", false));
        assertEquals(200, reply.status());
        fits(reply.json(), "CacheWarmer");
        assertEquals(List.of(false), SWITCHED);
        for (String body : List.of("", "{}", "[]", "{\"on\":\"yes\"}", "{")) {
            assertEquals(
                    400,
                    rig.local(HttpMethod.PATCH, "/api/cache/warmer", Buffer.buffer(body))
                            .status(),
                    body);
        }
    }

    @Test
    void anAddressOfTheApiIsTheQuestionItAsks() {
        Reply reply = why("/api/tiles/5/16/10.mvt");
        assertEquals(200, reply.status());
        fits(reply.json(), "CacheWhy");
        assertEquals(
                "not-kept", reply.json().getJsonArray("events").getJsonObject(0).getString("what"));
        why("/api/days/2024-05-01");
        why("/api/histogram?by=day&from=2020-01-01&to=2020-01-02");
        why("/api/summary");
        why("/api/nearest?lon=7&lat=50");
        var owner = WebConfig.OWNER;
        assertEquals(
                List.of(
                        new Question.Tile(owner, 5, 16, 10, Period.ALWAYS),
                        new Question.Day(owner, 19_844),
                        new Question.Histogram(owner, true, Period.days(18_262, 18_263)),
                        new Question.Summary(owner),
                        new Question.Nearest(owner, 7, 50, 10, Period.ALWAYS)),
                EXPLAINED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/api/cache", "/api/tiles/5/99/10.mvt", "/api/days/someday", "%%%", "/api/summary%zz"})
    void anAddressThatAsksNothingIsRefused(String address) {
        Reply reply = why(address);
        assertEquals(400, reply.status());
        assertEquals("parameter-malformed", reply.json().getString("code"));
        assertTrue(EXPLAINED.isEmpty());
    }
}
