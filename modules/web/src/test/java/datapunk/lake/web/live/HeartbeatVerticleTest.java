package datapunk.lake.web.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import datapunk.lake.model.Owner;
import datapunk.lake.web.WebRig;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HeartbeatVerticleTest {
    private Vertx vertx;
    private final Promise<ServerWebSocket> accepted = Promise.promise();
    private final Promise<Viewer> viewer = Promise.promise();
    private HttpServer server;

    @BeforeEach
    void start(Vertx given) {
        vertx = given;
        server = WebRig.await(vertx.createHttpServer()
                .webSocketHandler(socket -> {
                    viewer.complete(new Viewer(socket, new Owner(1)));
                    accepted.complete(socket);
                })
                .listen(0, "127.0.0.1"));
    }

    @Test
    void aPageThatAnswersStaysOpen() throws InterruptedException {
        WebSocket page = WebRig.await(vertx.createWebSocketClient().connect(server.actualPort(), "127.0.0.1", "/ws"));
        var asked = new LinkedBlockingQueue<WebSocketFrameType>();
        var answered = new LinkedBlockingQueue<Buffer>();
        page.frameHandler(frame -> {
            if (frame.type() == WebSocketFrameType.PING) {
                asked.add(frame.type());
            }
        });
        page.pongHandler(answered::add);
        for (int beat = 0; beat < 3; beat++) {
            WebRig.await(viewer.future()).beat();
            assertNotNull(asked.poll(10, TimeUnit.SECONDS), "no beat came");
            page.writePing(Buffer.buffer("after my own pong"));
            assertNotNull(answered.poll(10, TimeUnit.SECONDS), "the lake closed on beat " + beat);
        }
        assertFalse(WebRig.await(accepted.future()).isClosed());
    }

    @Test
    void aPageThatIsGoneIsLetGo() {
        Promise<Void> closing = Promise.promise();
        var silent = WebRig.await(vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"));
        silent.handler(bytes -> {
            if (holdsCloseFrame(bytes)) {
                closing.tryComplete();
            }
        });
        silent.write("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
        WebRig.await(accepted.future());
        WebRig.await(viewer.future()).beat();
        assertFalse(closing.future().isComplete());
        WebRig.await(viewer.future()).beat();
        WebRig.await(closing.future());
    }

    private static boolean holdsCloseFrame(Buffer bytes) {
        for (byte b : bytes.getBytes()) {
            if ((b & 0xff) == 0x88) {
                return true;
            }
        }
        return false;
    }
}
