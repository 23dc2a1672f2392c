package datapunk.lake.store.change;

import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgChannel;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hears from PostgreSQL (NOTIFY) that something was committed, on a connection of its own that comes back by itself. A
 * hint may be lost; whoever needs certainty looks into the log.
 */
public final class PgHints {
    private static final Logger LOG = Logger.getLogger(PgHints.class.getName());
    private static final long FIRST_WAIT = 250;
    private static final long LONGEST_WAIT = 5_000;

    private final PgSubscriber subscriber;

    /** Hints of this database. */
    public PgHints(Vertx vertx, PgConnectOptions options) {
        this.subscriber = PgSubscriber.subscriber(vertx, options);
        subscriber.reconnectPolicy(PgHints::pause);
    }

    /** Milliseconds before a connection is tried for the n-th time. */
    static long pause(int n) {
        return Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(n, 10));
    }

    /** Hears a hint. */
    interface Listener {
        /** Somebody committed this generation. */
        void committed(Owner owner, long generation);
    }

    /** Begins to listen. @param open run each time the connection stands: hints before it may be lost */
    void listen(Listener listener, Runnable open) {
        PgChannel channel = subscriber.channel(ChangeLog.CHANNEL);
        channel.subscribeHandler(subscribed -> open.run());
        channel.handler(text -> heard(text, listener));
        connect();
    }

    private void connect() {
        subscriber.connect().onFailure(error -> LOG.log(Level.INFO, "event=hints-away why=" + error.getMessage()));
    }

    private static void heard(String text, Listener listener) {
        int colon = text.indexOf(':');
        try {
            listener.committed(
                    new Owner(Integer.parseInt(text, 0, Math.max(colon, 0), 10)),
                    Long.parseLong(text, colon + 1, text.length(), 10));
        } catch (IllegalArgumentException e) {
            LOG.fine("event=hint-unreadable text=" + text);
        }
    }

    /** Stops listening. */
    Future<Void> close() {
        return subscriber.close();
    }
}
