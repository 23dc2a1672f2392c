package datapunk.lake.web;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.Served;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.StartImport;
import datapunk.lake.bus.ingest.IngestDoors.Started;
import datapunk.lake.bus.ingest.IngestDoors.Undone;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Health;
import datapunk.lake.bus.monitor.MonitorDoors.MetricsText;
import datapunk.lake.bus.monitor.MonitorDoors.PartHealth;
import datapunk.lake.bus.monitor.MonitorDoors.Status;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.Account;
import datapunk.lake.bus.store.StoreDoors.Imports;
import datapunk.lake.bus.store.StoreDoors.Reject;
import datapunk.lake.bus.store.StoreDoors.Rejects;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** The web room on a real bus and a real port, its neighbours answered by hand. */
public final class WebRig implements AutoCloseable {
    public static final String LOCAL_KEY = "local-key-of-this-start-0123456789abcdef";
    public static final String TOKEN = "token-of-anna";
    public static final Owner ANNA = new Owner(7);
    public static final UUID IMPORT = UUID.fromString("0197c0de-0000-7000-8000-000000000001");
    /** SHA-256 of {@link #TOKEN}. */
    private static final String TOKEN_HASH = sha256(TOKEN.getBytes(StandardCharsets.UTF_8));

    public static final long GENERATION = 1_764_000_000_017L;
    public final Vertx vertx = Vertx.vertx();
    public final Bus bus = Bus.of(vertx);
    public final List<Question> asked = new CopyOnWriteArrayList<>();
    public final List<Long> seen = new CopyOnWriteArrayList<>();
    public final List<StartImport> started = new CopyOnWriteArrayList<>();
    public final List<StoreDoors.ReadRejects> rejectsRead = new CopyOnWriteArrayList<>();
    public final AtomicInteger accountsSearched = new AtomicInteger();
    public volatile Function<Question, Future<Answer>> lake = q -> Future.succeededFuture(json("{\"fine\":true}", 3));
    public volatile Optional<Instant> staleSince = Optional.empty();
    public volatile Optional<Fault> ingestFault = Optional.empty();
    public volatile Status health = Status.UP;
    private final HttpClient client = vertx.createHttpClient();
    private final WebModule web;

    public WebRig(Path folder, boolean open, long uploadLimit) {
        var config = new WebConfig(
                "127.0.0.1",
                0,
                open,
                LOCAL_KEY,
                folder.resolve("uploads"),
                uploadLimit,
                Optional.of(folder.resolve("sample.zip")),
                "0.1.0");
        neighbours();
        web = new WebModule(vertx, bus, config);
        await(web.start());
    }

    private void neighbours() {
        bus.answer(CacheDoors.ANSWER_SINCE, question -> {
            asked.add(question.question());
            seen.add(question.since());
            return lake.apply(question.question())
                    .map(answer -> new Served(answer, answer.generation() + 4, staleSince));
        });
        bus.answer(
                StoreDoors.GENERATION,
                q -> Future.succeededFuture(new StoreDoors.Generation(GENERATION, new UUID(1, 2))));
        bus.answer(StoreDoors.FIND_ACCOUNT, find -> {
            accountsSearched.incrementAndGet();
            return find.tokenHash().equals(TOKEN_HASH)
                    ? vertx.timer(5, TimeUnit.MILLISECONDS).map(new Account(ANNA, "anna"))
                    : Future.failedFuture(Fault.user("token-unknown", "No account has this token.")
                            .exception());
        });
        bus.answer(StoreDoors.LIST_IMPORTS, q -> Future.succeededFuture(new Imports(List.of(ledger()))));
        bus.answer(
                StoreDoors.READ_IMPORT,
                q -> q.id().equals(IMPORT)
                        ? Future.succeededFuture(ledger())
                        : Future.failedFuture(Fault.missing("import-unknown", "There is no such import.")
                                .exception()));
        bus.answer(StoreDoors.READ_REJECTS, q -> {
            rejectsRead.add(q);
            return Future.succeededFuture(
                    new Rejects(List.of(new Reject("a.json", "latitude-out-of-range", "latitudeE7", 12, "{")), 1));
        });
        bus.answer(IngestDoors.START, start -> {
            started.add(start);
            return orFault(new Started(IMPORT));
        });
        bus.answer(IngestDoors.CANCEL, q -> orFault(Done.DONE));
        bus.answer(IngestDoors.UNDO, q -> orFault(new Undone(q.id(), 42)));
        bus.answer(
                MonitorDoors.HEALTH,
                q -> Future.succeededFuture(
                        new Health(health, List.of(new PartHealth("postgres", health, "as it is")))));
        bus.answer(MonitorDoors.METRICS, q -> Future.succeededFuture(new MetricsText("lake_up 1\n")));
    }

    private <A> Future<A> orFault(A answer) {
        return ingestFault
                .map(fault -> Future.<A>failedFuture(fault.exception()))
                .orElseGet(() -> Future.succeededFuture(answer));
    }

    /** A ledger with a line. */
    public static Ledger ledger() {
        var line = new Ledger.FileLine(
                "Takeout/Records.json",
                "google-records",
                Ledger.Status.DONE,
                new Ledger.Counts(10, 6, 2, 1, 1),
                Map.of("latitude-out-of-range", 1L),
                Map.of("locations", 10L),
                Map.of("fix", 9L),
                false,
                Optional.empty(),
                1234);
        return new Ledger(
                IMPORT, Ledger.Status.DONE, false, 1_000, Optional.of(3_500L), Optional.empty(), List.of(line));
    }

    /** An answer in JSON. */
    public static Answer json(String text, long generation) {
        return new Answer(Body.owning(text.getBytes(StandardCharsets.UTF_8)), "application/json", false, generation);
    }

    /** What came back. */
    public record Reply(int status, MultiMap headers, Buffer body) {
        public JsonObject json() {
            return body.toJsonObject();
        }
    }

    public int port() {
        return web.port();
    }

    /** A request with Anna's token. */
    public Reply get(String path) {
        return send(HttpMethod.GET, path, Map.of("Authorization", "Bearer " + TOKEN), Buffer.buffer());
    }

    /** A request with these headers only. */
    public Reply send(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port())
                .setMethod(method)
                .setURI(path);
        headers.forEach(options::putHeader);
        return onContext(() -> client.request(options)
                .compose(request -> request.send(body))
                .compose(response ->
                        response.body().map(bytes -> new Reply(response.statusCode(), response.headers(), bytes))));
    }

    /** Composes on an event loop, where no part of a response can pass before its handler is set. */
    public <T> T onContext(Supplier<Future<T>> composed) {
        Promise<T> result = Promise.promise();
        vertx.runOnContext(go -> composed.get().onComplete(result));
        return await(result.future());
    }

    /** A request with the local key. */
    public Reply local(HttpMethod method, String path, Buffer body) {
        return send(method, path, Map.of("Authorization", "Bearer " + LOCAL_KEY), body);
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer in time", e);
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(web.stop());
        await(client.close());
        await(vertx.close());
    }
}
