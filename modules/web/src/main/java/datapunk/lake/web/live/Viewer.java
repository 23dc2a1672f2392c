package datapunk.lake.web.live;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Period;
import datapunk.lake.model.Owner;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One open page. What it cannot take in time is thinned: progress is dropped, changes are joined and sent later, and
 * the end of an import is always sent. For one event loop.
 */
final class Viewer {
    private final ServerWebSocket socket;
    private final Owner owner;
    private Optional<String> owed = Optional.empty();
    private Period owedDays = new Period(0, 0);
    private boolean answered = true;

    Viewer(ServerWebSocket socket, Owner owner) {
        this.socket = socket;
        this.owner = owner;
        socket.setWriteQueueMaxSize(256 * 1024);
        socket.pongHandler(pong -> answered = true);
        socket.textMessageHandler(this::said);
        socket.drainHandler(drained -> payChange());
        socket.exceptionHandler(broken -> socket.close());
    }

    boolean watches(Owner other) {
        return owner.equals(other);
    }

    void must(String frame) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(frame);
        }
    }

    void may(String frame) {
        if (!socket.isClosed() && !socket.writeQueueFull()) {
            socket.writeTextMessage(frame);
        }
    }

    void changed(Change change) {
        Period days = change.extent();
        owedDays = owed.isEmpty() ? days : joined(owedDays, days);
        owed = Optional.of(Frames.changed(change.generation(), owedDays));
        if (!socket.writeQueueFull()) {
            payChange();
        }
    }

    private void payChange() {
        owed.ifPresent(this::must);
        owed = Optional.empty();
    }

    static Period joined(Period a, Period b) {
        if (a.from() >= a.to()) {
            return b;
        }
        if (b.from() >= b.to()) {
            return a;
        }
        return new Period(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
    }

    /** Asks for a sign of life; closes when the last question had no answer. */
    void beat() {
        if (!answered) {
            socket.close();
            return;
        }
        answered = false;
        socket.writePing(Buffer.buffer("lake"));
    }

    private void said(String text) {
        try {
            if ("ping".equals(new JsonObject(text).getValue("type"))) {
                may(Frames.PONG);
            }
        } catch (DecodeException e) {
            socket.close((short) 1003, "Send JSON objects such as {\"type\":\"ping\"}.");
        }
    }
}
