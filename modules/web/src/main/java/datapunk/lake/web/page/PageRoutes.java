package datapunk.lake.web.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;

/**
 * The page from the class path: files with a hash in their name for ever, the rest to be asked for again, and the page
 * itself for whatever a person may have bookmarked.
 */
public final class PageRoutes {
    /** Where the build packs the page; not {@code webroot}, which Vert.x would look for in the working directory. */
    public static final String ROOT = "META-INF/webroot";

    private static final String WITHOUT_PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Datapunk Lake</title>
            <body style="font-family:sans-serif;max-width:40em;margin:4em auto">
            <h1>The lake is up, but it was built without its page</h1>
            <p>Build it with <code>mvn package</code> (without <code>-Dweb.skip</code>) to have the map.
            The <a href="/api/openapi.yaml">API</a> works.</p></body></html>
            """;

    private final String root;
    private final boolean there;

    /** The page under a folder of the class path. */
    public PageRoutes(String root) {
        this.root = root;
        this.there = PageRoutes.class.getClassLoader().getResource(root + "/index.html") != null;
    }

    /** Adds them; behind all other routes. */
    public void add(Router router) {
        if (!there) {
            router.get("/*").handler(this::withoutPage);
            return;
        }
        router.routeWithRegex(HttpMethod.GET, ".*").handler(this::caching);
        router.routeWithRegex(HttpMethod.HEAD, ".*").handler(this::caching);
        router.route("/*")
                .handler(StaticHandler.create(FileSystemAccess.RELATIVE, root)
                        .setCachingEnabled(false)
                        .setDirectoryListing(false)
                        .setIncludeHidden(false)
                        .setDefaultContentEncoding("UTF-8"));
        router.get("/*").handler(this::bookmarked);
    }

    private void caching(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, lifetime(path));
        if (path.startsWith("/basemap/")) {
            ctx.response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
        ctx.next();
    }

    static String lifetime(String path) {
        if (path.startsWith("/assets/")) {
            return "public, max-age=31536000, immutable";
        }
        return path.startsWith("/basemap/") ? "public, max-age=86400" : "no-cache";
    }

    private void bookmarked(RoutingContext ctx) {
        if (!page(ctx.normalizedPath(), String.valueOf(ctx.request().getHeader(HttpHeaders.ACCEPT)))) {
            ctx.response().headers().remove(HttpHeaders.CACHE_CONTROL).remove(HttpHeaders.CONTENT_ENCODING);
            ctx.fail(404);
            return;
        }
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        ctx.response().sendFile(root + "/index.html").onFailure(ctx::fail);
    }

    /** Whether a path may be a view of the page rather than a missing file. */
    static boolean page(String path, String accept) {
        return accept.contains("text/html")
                && !path.matches("/(api|assets|basemap|health)(/.*)?|/(ws|metrics)")
                && path.lastIndexOf('.') < path.lastIndexOf('/');
    }

    private void withoutPage(RoutingContext ctx) {
        if (!ctx.normalizedPath().equals("/")
                && !page(ctx.normalizedPath(), String.valueOf(ctx.request().getHeader(HttpHeaders.ACCEPT)))) {
            ctx.fail(404);
            return;
        }
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(WITHOUT_PAGE);
    }
}
