package datapunk.lake.web.api;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * What a client has seen of its lake, as it goes to and fro in the header {@code Lake-Generation}: a client that sends
 * back what it was told, to whichever process, is never told anything older.
 */
final class Seen {
    private static final String GENERATION = "Lake-Generation";
    private static final int DIGITS = 18;

    private Seen() {}

    /** The generation the client has seen; 0 if it does not say, or says what is no number. */
    static long of(RoutingContext ctx) {
        String text = ctx.request().getHeader(GENERATION);
        return text != null && text.matches("[0-9]{1," + DIGITS + "}") ? Long.parseLong(text) : 0;
    }

    /** Tells the client what it has seen now. */
    static void tell(HttpServerResponse response, long generation) {
        response.putHeader(GENERATION, String.valueOf(generation));
    }

    /** Tells the client at least what the database holds now; nothing if that is away. Never fails. */
    static Future<?> tellNow(RoutingContext ctx, Bus bus, Owner owner) {
        return bus.ask(StoreDoors.GENERATION, new StoreDoors.AskGeneration(owner))
                .onSuccess(now -> tell(ctx.response(), now.value()))
                .otherwiseEmpty();
    }
}
