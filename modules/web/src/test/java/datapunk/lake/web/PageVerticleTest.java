package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.FaultException;
import datapunk.lake.web.WebRig.Reply;
import datapunk.lake.web.page.PageRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageVerticleTest {
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

    private static Reply plain(String path, String... headers) {
        return rig.send(
                HttpMethod.GET, path, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]), Buffer.buffer());
    }

    @Test
    void thePageIsServedWithoutATokenAndFencedIn() {
        for (String path : new String[] {"/", "/index.html"}) {
            Reply page = plain(path);
            assertEquals(200, page.status(), path);
            assertTrue(page.body().toString().contains("test page"));
            assertEquals("no-cache", page.headers().get("Cache-Control"));
            assertTrue(page.headers().get("Content-Type").startsWith("text/html"));
            assertTrue(page.headers().get("Content-Security-Policy").startsWith("default-src 'self'"));
            assertEquals("nosniff", page.headers().get("X-Content-Type-Options"));
            assertEquals("no-referrer", page.headers().get("Referrer-Policy"));
        }
    }

    @Test
    void hashedFilesAreKeptForEver() {
        Reply asset = plain("/assets/app-0a1b2c3d.js");
        assertEquals(200, asset.status());
        assertEquals("public, max-age=31536000, immutable", asset.headers().get("Cache-Control"));
        assertTrue(
                asset.headers().get("Content-Type").contains("javascript"),
                asset.headers().get("Content-Type"));
    }

    @Test
    void theBasemapIsServedInRangesAsItIs() {
        Reply range = rig.send(
                HttpMethod.GET,
                "/basemap/world.pmtiles",
                Map.of("Range", "bytes=0-6", "Accept-Encoding", "gzip"),
                Buffer.buffer());
        assertEquals(206, range.status());
        assertEquals("PMTiles", range.body().toString());
        assertTrue(range.headers().get("Content-Range").startsWith("bytes 0-6/"));
        String encoding = range.headers().get("Content-Encoding");
        assertTrue(encoding == null || encoding.equals("identity"), encoding);
    }

    @Test
    void aBookmarkedViewIsThePageButAMissingFileIsNot() {
        assertTrue(plain("/timeline", "Accept", "text/html").body().toString().contains("test page"));
        Reply file = plain("/assets/missing.js", "Accept", "text/html");
        assertEquals(404, file.status());
        assertEquals("application/problem+json", file.headers().get("Content-Type"));
        assertFalse(String.valueOf(file.headers().get("Cache-Control")).contains("immutable"));
    }

    @Test
    void nothingOutsideThePageIsServed() {
        for (String path : new String[] {
            "/../openapi.yaml",
            "/%2e%2e/%2e%2e/datapunk/lake/web/openapi.yaml",
            "/..%2f..%2fpom.xml",
            "/src/main.ts",
            "/pom.xml"
        }) {
            Reply reply = plain(path);
            assertTrue(reply.status() >= 400, path + " gave " + reply.status());
        }
    }

    @Test
    void aLakeBuiltWithoutItsPageSaysSo() {
        Router router = Router.router(rig.vertx);
        new PageRoutes("META-INF/absent").add(router);
        var server =
                WebRig.await(rig.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        String page = rig.onContext(() -> rig.vertx
                .createHttpClient()
                .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                .compose(request -> request.send())
                .compose(response -> response.body())
                .map(Buffer::toString));
        assertTrue(page.contains("built without its page"));
    }

    @Test
    void aTakenPortIsNamed() {
        var config =
                new WebConfig("127.0.0.1", rig.port(), false, WebRig.LOCAL_KEY, folder, 1, Optional.empty(), "0.1.0");
        var vertx = Vertx.vertx();
        try {
            var second = new WebModule(vertx, Bus.of(vertx), config);
            var taken = Assertions.assertThrows(FaultException.class, () -> WebRig.await(second.start()));
            assertEquals("port-taken", taken.fault().code());
            assertTrue(taken.fault().detail().contains(":" + rig.port()));
        } finally {
            WebRig.await(vertx.close());
        }
    }

    @Test
    void anAnswerWithoutSecretsHasNoCookie() {
        assertNull(plain("/").headers().get("Set-Cookie"));
    }
}
