package datapunk.lake.web.api;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.cache.AskSince;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.web.auth.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a question for a request and sends the answer: compressed as the client can read it, with the question and the
 * owner's generation as validator, so that what the client still holds is not sent again. Headers say which generation the
 * answer shows and, while the database is away, since when it may be untrue.
 */
public final class Answers {
    /** Bodies above this are packed by a worker, not by the event loop. */
    private static final int LARGE = 64 * 1024;

    private final Vertx vertx;
    private final Bus bus;
    private final String start;

    /** Answers from the cache. @param start differs from start to start, because another lake may use the port next */
    public Answers(Vertx vertx, Bus bus, String start) {
        this.vertx = vertx;
        this.bus = bus;
        this.start = start;
    }

    /** A request handler that asks one question. */
    public void answer(RoutingContext ctx, BiFunction<Caller, Params, Question> asked) {
        Question question = asked.apply(Caller.of(ctx), new Params(ctx.queryParams()));
        bus.ask(CacheDoors.ANSWER_SINCE, new AskSince(question, Seen.of(ctx)))
                .compose(served -> send(ctx, question, served))
                .onFailure(ctx::fail);
    }

    private Future<Void> send(RoutingContext ctx, Question question, Served served) {
        HttpServerResponse response = ctx.response();
        Answer answer = served.answer();
        Seen.tell(response, served.generation());
        response.putHeader(HttpHeaders.VARY, "Accept-Encoding, Authorization, Cookie");
        if (served.staleSince().isPresent()) {
            // A browser that kept the mark would still show it once the database is back and nothing has changed.
            response.putHeader(
                            "Lake-Stale-Since",
                            served.staleSince()
                                    .get()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else {
            String tag = tag(question, answer);
            response.putHeader(HttpHeaders.ETAG, tag)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=0, must-revalidate");
            if (held(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
                return response.setStatusCode(304).end();
            }
        }
        if (answer.body().size() == 0) {
            return response.setStatusCode(204).end();
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType());
        return encoded(ctx, answer).compose(response::end);
    }

    /** Differs from question to question too: a map takes a tile of the same tag for the same tile, whatever its filter. */
    private String tag(Question question, Answer answer) {
        String asked = Integer.toHexString(question.toString().hashCode());
        return "W/\"" + question.owner().shard() + "." + answer.generation() + "." + asked + "." + start + "\"";
    }

    private Future<Buffer> encoded(RoutingContext ctx, Answer answer) {
        boolean readable = Gzip.accepted(ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (answer.gzip() && !readable) {
            return aside(() -> Gzip.unpack(answer.body().copy()));
        }
        if (!answer.gzip() && readable && answer.body().size() > LARGE) {
            ctx.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            return aside(() -> Gzip.pack(answer.body().copy()));
        }
        if (answer.gzip()) {
            ctx.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return Future.succeededFuture(answer.body().buffer());
    }

    private Future<Buffer> aside(Supplier<byte[]> work) {
        return vertx.executeBlocking(work::get, false).map(bytes -> Buffer.buffer(Objects.requireNonNull(bytes)));
    }

    private static boolean held(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String one : header.split(",")) {
            if (one.strip().equals(tag) || one.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
