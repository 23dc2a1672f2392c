package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.client.LakeClientException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Starts an import and watches it to its end. */
final class ImportRun {
    private static final Set<String> RUNNING = Set.of("queued", "running", "waiting");

    private final LakeClient lake;
    private final Terminal out;

    ImportRun(LakeClient lake, Terminal out) {
        this.lake = lake;
        this.out = out;
    }

    /** Starts it and waits. @param start begins the import and gives its id @return the ledger at the end */
    JsonObject follow(Function<LakeClient, String> start) {
        var news = new Object() {
            volatile String id = "";
            final CountDownLatch finished = new CountDownLatch(1);
        };
        try (var feed = lake.listen(message -> {
            JsonObject ledger = message.getJsonObject("ledger");
            if ("progress".equals(message.getString("type")) && news.id.equals(message.getString("id"))) {
                out.progress(message);
            } else if (ledger != null && news.id.equals(ledger.getString("id"))) {
                news.finished.countDown();
            }
        })) {
            news.id = start.apply(lake);
            Optional<JsonObject> ledger = ended(news.id);
            while (ledger.isEmpty()) {
                news.finished.await(500, TimeUnit.MILLISECONDS);
                ledger = ended(news.id);
            }
            out.finish();
            return ledger.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted; the import goes on in the lake. See it with: ./lake imports");
        }
    }

    /** The ledger, once the import has ended; while the database is away, nobody knows, and the import waits as well. */
    private Optional<JsonObject> ended(String id) {
        try {
            return Optional.of(lake.ledger(id)).filter(ledger -> !RUNNING.contains(ledger.getString("status")));
        } catch (LakeClientException e) {
            if (e.passing()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
