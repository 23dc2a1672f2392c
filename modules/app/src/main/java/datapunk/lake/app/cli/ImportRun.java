package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import io.vertx.core.json.JsonObject;
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
            JsonObject ledger = lake.ledger(news.id);
            while (RUNNING.contains(ledger.getString("status"))) {
                news.finished.await(500, TimeUnit.MILLISECONDS);
                ledger = lake.ledger(news.id);
            }
            out.finish();
            return ledger;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted; the import goes on in the lake. See it with: ./lake imports");
        }
    }
}
