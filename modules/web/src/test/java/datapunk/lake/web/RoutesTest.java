package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Bus;
import datapunk.lake.web.live.LiveRoute;
import datapunk.lake.web.upload.Uploads;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document and the router name the same routes. */
class RoutesTest {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    /** Routes that need no token, besides health. */
    static final List<Route> FREE =
            List.of(new Route(HttpMethod.POST, "/api/session"), new Route(HttpMethod.DELETE, "/api/session"));

    @TempDir
    Path folder;

    record Route(HttpMethod method, String path) {
        String filledIn() {
            return path.replace("{sha256}", "a".repeat(64))
                    .replace("{id}", WebRig.IMPORT.toString())
                    .replace("{day}", "2020-01-02")
                    .replace("{name}", "tiles")
                    .replaceAll("\\{[zxy]}", "0");
        }
    }

    static List<Route> routes() {
        return Document.paths().entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> new Route(HttpMethod.valueOf(method.toUpperCase()), path.getKey())))
                .toList();
    }

    private static String text(Route route) {
        return route.method() + " " + route.path();
    }

    @Test
    void theDocumentNamesEveryRouteAndNoOther() {
        Vertx vertx = Vertx.vertx();
        try {
            var bus = Bus.of(vertx);
            var config = new WebConfig("127.0.0.1", 0, false, WebRig.LOCAL_KEY, folder, 1, Optional.empty(), "0.1.0");
            var site = new Site(vertx, bus, config, new Uploads(vertx, folder, 1), "s");
            Set<String> served = site.router(new LiveRoute(bus, InstantSource.system())).getRoutes().stream()
                    .filter(route -> !route.isRegexPath() || isParameterised(route))
                    .filter(route -> route.methods() != null && !route.getPath().equals("/"))
                    .flatMap(route -> route.methods().stream()
                            .map(method -> method + " " + route.getPath().replaceAll(":(\\w+)", "{$1}")))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> written =
                    routes().stream().map(RoutesTest::text).collect(Collectors.toCollection(TreeSet::new));
            assertTrue(written.size() > 20);
            assertEquals(written, served);
        } finally {
            WebRig.await(vertx.close());
        }
    }

    private static boolean isParameterised(io.vertx.ext.web.Route route) {
        return route.getPath() != null && route.getPath().contains(":");
    }

    @Test
    void everyOperationSaysWhatAProblemLooksLike() {
        for (Map.Entry<String, Map<String, Object>> path : Document.paths().entrySet()) {
            path.getValue().forEach((method, operation) -> {
                if (METHODS.contains(method) && !path.getKey().startsWith("/health/")) {
                    assertTrue(
                            Document.map(Document.map(operation).get("responses"))
                                    .containsKey("default"),
                            method + " " + path.getKey());
                }
            });
        }
    }

    @Test
    void everyPartOfAPathIsDescribed() {
        for (Map.Entry<String, Map<String, Object>> path : Document.paths().entrySet()) {
            for (String method : path.getValue().keySet()) {
                if (METHODS.contains(method)) {
                    Set<String> described = Document.parameters(path.getKey(), method, "path");
                    Set<String> named = Pattern.compile("\\{(\\w+)}")
                            .matcher(path.getKey())
                            .results()
                            .map(part -> part.group(1))
                            .collect(Collectors.toSet());
                    assertEquals(named, described, method + " " + path.getKey());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/tiles/{z}/{x}/{y}.mvt|from,to",
                "/api/points|bbox,polygon,from,to,device,limit,after",
                "/api/days|bbox,polygon,from,to",
                "/api/nearest|lon,lat,limit,from,to",
                "/api/shapes|bbox,polygon,from,to,kind,limit",
                "/api/histogram|by,from,to",
                "/api/cache/why|path",
                "/api/imports/{id}/rejects|path,offset,limit"
            })
    void everyParameterThatIsReadIsDescribed(String path, String names) {
        assertEquals(Set.of(names.split(",")), Document.parameters(path, "get", "query"));
    }

    @Test
    void everyExampleFitsItsSchema() {
        int checked = 0;
        for (String name : Document.schemas()) {
            if (Document.schema(name).get("examples") instanceof List<?> examples) {
                for (Object example : examples) {
                    JsonObject json = new JsonObject(Document.map(example));
                    assertEquals(List.of(), Document.misfits(json, Document.schema(name), name));
                    checked++;
                }
            }
        }
        assertTrue(checked >= 8, "only " + checked);
    }

    @Test
    void everyReferenceInTheDocumentLeadsSomewhere() {
        int followed = Document.followAll(Document.root());
        assertTrue(followed > 50, "only " + followed);
    }
}
