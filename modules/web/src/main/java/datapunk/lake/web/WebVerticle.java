package datapunk.lake.web;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.web.live.LiveRoute;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** One event loop that serves the site. */
final class WebVerticle extends VerticleBase {
    /** Longer than the slowest door, because a request that waits for its answer moves no bytes. */
    private static final int IDLE_MINUTES = 11;

    private static final int LONGEST_LINE = 32 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;
    /** Bytes of a body handed on at once; each becomes one write of an upload. */
    private static final int LONGEST_CHUNK = 256 * 1024;

    private static final int LONGEST_FRAME = 64 * 1024;

    private final Bus bus;
    private final WebConfig config;
    private final Site site;
    private final IntConsumer listening;
    private List<Runnable> undo = List.of();

    /** @param listening told the port */
    WebVerticle(Bus bus, WebConfig config, Site site, IntConsumer listening) {
        this.bus = bus;
        this.config = config;
        this.site = site;
        this.listening = listening;
    }

    @Override
    public Future<?> start() {
        var live = new LiveRoute(bus, InstantSource.system());
        undo = live.listen(vertx);
        return vertx.createHttpServer(options())
                .requestHandler(site.router(live))
                .listen()
                .map(HttpServer::actualPort)
                .onSuccess(listening::accept)
                .recover(error -> Future.failedFuture(understood(error)));
    }

    @Override
    public Future<?> stop() {
        undo.forEach(Runnable::run);
        return Future.succeededFuture();
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES)
                .setCompressionSupported(true)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxChunkSize(LONGEST_CHUNK)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxFormAttributeSize(8192)
                .setMaxFormFields(64)
                .setMaxWebSocketFrameSize(LONGEST_FRAME)
                .setMaxWebSocketMessageSize(LONGEST_FRAME);
    }

    private Throwable understood(Throwable error) {
        if (taken(error)) {
            return Fault.user(
                            "port-taken",
                            "Another program listens on " + config.host() + ":" + config.port()
                                    + " already; stop it or choose another port with LAKE_PORT.")
                    .exception();
        }
        return error;
    }

    /** The native transports have an exception of their own for it. */
    private static boolean taken(Throwable error) {
        return error instanceof BindException
                || error.getCause() instanceof BindException
                || String.valueOf(error.getMessage()).contains("Address already in use");
    }
}
