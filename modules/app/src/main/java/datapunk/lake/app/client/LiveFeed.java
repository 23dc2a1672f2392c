package datapunk.lake.app.client;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lake's WebSocket: progress, ends of imports, changes. If it fails, nothing more is heard; whoever waits polls. */
public final class LiveFeed implements AutoCloseable {
    private final @Nullable WebSocket socket;

    private LiveFeed(@Nullable WebSocket socket) {
        this.socket = socket;
    }

    /** Hears messages, one at a time. */
    public interface Listener {
        /** A message of the lake. */
        void heard(JsonObject message);
    }

    static LiveFeed open(HttpClient http, URI address, String key, Listener listener) {
        URI uri = URI.create("ws" + address.toString().substring(4));
        return new LiveFeed(http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + key)
                .buildAsync(uri, new Frames(listener))
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .exceptionally(error -> null)
                .join());
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    /** Joins frames to messages. */
    private static final class Frames implements WebSocket.Listener {
        private final Listener listener;
        private final StringBuilder text = new StringBuilder();

        Frames(Listener listener) {
            this.listener = listener;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                listener.heard(new JsonObject(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
