package datapunk.lake.app.e2e;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.client.LakeClientException;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.run.RunningLake;
import datapunk.lake.app.run.Steps;
import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A lake in this JVM, on a free port, over a database of its own, spoken to through its API. */
final class LakeUnderTest implements AutoCloseable {
    /** A port at which nothing listens. */
    static final String NO_REDIS = "redis://127.0.0.1:9";

    private static final Set<String> RUNNING = Set.of("queued", "running", "waiting");

    private final RunningLake lake;
    private final Optional<TestDatabase> database;
    private final String key;

    /** How to speak to it. */
    final LakeClient client;

    private LakeUnderTest(Path data, Optional<TestDatabase> database, Optional<String> databaseUrl, String redis) {
        this.database = database;
        var config = new LakeConfig(
                data, "127.0.0.1", 0, false, databaseUrl, 4, Optional.of(redis), Map.of(), 1L << 32, "WARNING");
        this.lake = RunningLake.start(config, "test", new Steps(line -> {}));
        this.key = Presence.of(data).orElseThrow().key();
        this.client = new LakeClient(lake.port(), key);
    }

    /** One over a fresh database. @param data its folder */
    static LakeUnderTest fresh(Path data) {
        return over(TestServers.database(), data);
    }

    /** One over this database. */
    static LakeUnderTest over(TestDatabase database, Path data) {
        return new LakeUnderTest(data, Optional.of(database), Optional.of(database.url()), NO_REDIS);
    }

    /** One over the PostgreSQL at this address. */
    static LakeUnderTest at(String databaseUrl, Path data) {
        return new LakeUnderTest(data, Optional.empty(), Optional.of(databaseUrl), NO_REDIS);
    }

    /** One with a private PostgreSQL of its own. */
    static LakeUnderTest alone(Path data) {
        return new LakeUnderTest(data, Optional.empty(), Optional.empty(), NO_REDIS);
    }

    /** Its database, where the test gave one. */
    TestDatabase database() {
        return database.orElseThrow();
    }

    /** What its database holds. */
    List<String> content() {
        return Content.of(database());
    }

    /** Imports and waits for the end. @return the ledger, which balances */
    JsonObject load(Path... files) {
        return ended(client.startImport(List.of(files)));
    }

    /** Waits for the end of an import. @return the ledger, which balances */
    JsonObject ended(String id) {
        return ended(client, id);
    }

    /** Waits for the end of an import in some lake. @return the ledger, which balances */
    static JsonObject ended(LakeClient client, String id) {
        JsonObject ledger = Await.some(
                "import " + id + " has ended",
                () -> ledger(client, id).filter(l -> !RUNNING.contains(l.getString("status"))));
        Balance.check(ledger);
        return ledger;
    }

    /** The ledger, unless the lake's database is away at the moment. */
    private static Optional<JsonObject> ledger(LakeClient client, String id) {
        try {
            return Optional.of(client.ledger(id));
        } catch (LakeClientException e) {
            if (e.passing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A request with the key of this lake. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lake.port() + path))
                .header("Authorization", "Bearer " + key);
    }

    @Override
    public void close() {
        client.close();
        lake.close();
    }
}
