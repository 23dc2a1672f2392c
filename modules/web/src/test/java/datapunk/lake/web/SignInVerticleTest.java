package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Question;
import datapunk.lake.web.WebRig.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInVerticleTest {
    private static final Buffer NOTHING = Buffer.buffer();

    @TempDir
    Path folder;

    @Test
    void nothingButHealthAndSigningInIsReachableWithoutAToken() {
        try (var rig = new WebRig(folder, false, 1000)) {
            for (var route : RoutesTest.routes()) {
                boolean free = route.path().startsWith("/health/") || RoutesTest.FREE.contains(route);
                Reply reply = rig.send(route.method(), route.filledIn(), Map.of(), NOTHING);
                assertEquals(
                        !free,
                        reply.status() == 401 && reply.headers().contains("WWW-Authenticate"),
                        route + " gave " + reply.status());
            }
            assertEquals(
                    401,
                    rig.send(HttpMethod.GET, "/api/anything", Map.of(), NOTHING).status());
            assertTrue(rig.asked.isEmpty());
        }
    }

    @Test
    void aWrongTokenIsRefusedWithASentence() {
        try (var rig = new WebRig(folder, false, 1000)) {
            Reply reply = rig.send(HttpMethod.GET, "/api/summary", Map.of("Authorization", "Bearer wrong"), NOTHING);
            assertEquals(401, reply.status());
            assertEquals("application/problem+json", reply.headers().get("Content-Type"));
            assertEquals("token-unknown", reply.json().getString("code"));
            assertFalse(reply.json().getString("detail").isBlank());
        }
    }

    @Test
    void aTokenIsLookedUpOnceAndThenRemembered() {
        try (var rig = new WebRig(folder, false, 1000)) {
            assertEquals(200, rig.get("/api/summary").status());
            assertEquals(200, rig.get("/api/summary").status());
            assertEquals(1, rig.accountsSearched.get());
            assertEquals(new Question.Summary(WebRig.ANNA), rig.asked.getFirst());
        }
    }

    @Test
    void theLocalKeyIsTheOwner() {
        try (var rig = new WebRig(folder, false, 1000)) {
            JsonObject account =
                    rig.local(HttpMethod.GET, "/api/session", NOTHING).json().getJsonObject("account");
            assertEquals(1, account.getInteger("id"));
            assertEquals(0, rig.accountsSearched.get());
        }
    }

    @Test
    void signingInGivesACookieThatWorksAndSigningOutClearsIt() {
        try (var rig = new WebRig(folder, false, 1000)) {
            Reply in = rig.send(
                    HttpMethod.POST,
                    "/api/session",
                    Map.of("Content-Type", "application/json"),
                    new JsonObject().put("token", WebRig.TOKEN).toBuffer());
            assertEquals(204, in.status());
            String cookie = in.headers().get("Set-Cookie");
            assertTrue(cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"), cookie);
            Reply session = rig.send(
                    HttpMethod.GET,
                    "/api/session",
                    Map.of("Cookie", cookie.substring(0, cookie.indexOf(';'))),
                    NOTHING);
            assertEquals("anna", session.json().getJsonObject("account").getString("name"));
            assertEquals(false, session.json().getBoolean("open"));
            Reply out = rig.send(HttpMethod.DELETE, "/api/session", Map.of(), NOTHING);
            assertEquals(204, out.status());
            assertTrue(out.headers().get("Set-Cookie").contains("Max-Age=0"));
        }
    }

    @Test
    void signingInWithAWrongTokenIsRefused() {
        try (var rig = new WebRig(folder, false, 1000)) {
            var wrong = new JsonObject().put("token", "wrong").toBuffer();
            assertEquals(
                    401,
                    rig.send(HttpMethod.POST, "/api/session", Map.of(), wrong).status());
            for (String body : new String[] {"", "[]", "{", "{\"token\":7}", "null", "{\"token\":\"a b;c\"}"}) {
                Reply reply = rig.send(HttpMethod.POST, "/api/session", Map.of(), Buffer.buffer(body));
                assertEquals(400, reply.status(), body);
                assertEquals("body-malformed", reply.json().getString("code"));
            }
        }
    }

    @Test
    void anOpenLakeAnswersTheOwnerOnlyUnderLocalNames() {
        try (var rig = new WebRig(folder, true, 1000)) {
            for (String host : new String[] {"localhost:" + rig.port(), "127.0.0.1:" + rig.port(), "[::1]:8080"}) {
                assertEquals(
                        200,
                        rig.send(HttpMethod.GET, "/api/session", Map.of("Host", host), NOTHING)
                                .status(),
                        host);
            }
            for (String host : new String[] {"evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example"}) {
                Reply reply = rig.send(HttpMethod.GET, "/api/session", Map.of("Host", host), NOTHING);
                assertEquals(403, reply.status(), host);
                assertEquals("host-foreign", reply.json().getString("code"));
            }
        }
    }

    @Test
    void anOpenLakeTakesAStaleCookieForTheOwner() {
        try (var rig = new WebRig(folder, true, 1000)) {
            Reply reply = rig.send(HttpMethod.GET, "/api/session", Map.of("Cookie", "lake_session=stale"), NOTHING);
            assertEquals(1, reply.json().getJsonObject("account").getInteger("id"));
            assertEquals(true, reply.json().getBoolean("open"));
        }
    }

    @Test
    void aForeignPageMayNotChangeAnything() {
        try (var rig = new WebRig(folder, true, 1000)) {
            Reply foreign =
                    rig.send(HttpMethod.POST, "/api/imports/sample", Map.of("Origin", "https://evil.example"), NOTHING);
            assertEquals(403, foreign.status());
            assertEquals("origin-foreign", foreign.json().getString("code"));
            assertTrue(rig.started.isEmpty());
            Reply own = rig.send(
                    HttpMethod.POST,
                    "/api/imports/sample",
                    Map.of("Origin", "http://127.0.0.1:" + rig.port()),
                    NOTHING);
            assertEquals(202, own.status());
        }
    }
}
