package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.client.LakeClientException;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Starts an import and watches it to its end. */
final class ImportRun {
    /** What is said when the lake runs without this process. */
    static final String GOES_ON = "The import goes on in the lake; see how it stands with: ./lake imports";

    /** What is said when the lake ends with this process. */
    static final String LATER =
            "Stopping. What was committed is kept; the import goes on at the next start, with: ./lake up";

    private static final Set<String> RUNNING = Set.of("queued", "running", "waiting");

    private final LakeClient lake;
    private final Terminal out;
    private final String ifLeft;

    /** @param ifLeft what to say when the person does not wait for the end */
    ImportRun(LakeClient lake, Terminal out, String ifLeft) {
        this.lake = lake;
        this.out = out;
        this.ifLeft = ifLeft;
    }

    /** Whether this ledger is of an import that has not ended. */
    static boolean isRunning(JsonObject ledger) {
        return RUNNING.contains(ledger.getString("status"));
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
                });
                var parting = new Parting(() -> out.say(ifLeft))) {
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
            throw new CommandException(ifLeft);
        }
    }

    /** The ledger, once the import has ended; while the database is away, nobody knows, and the import waits as well. */
    private Optional<JsonObject> ended(String id) {
        try {
            return Optional.of(lake.ledger(id)).filter(ledger -> !isRunning(ledger));
        } catch (LakeClientException e) {
            if (e.passing()) {
                return Optional.empty();
            }
            out.finish();
            throw new CommandException("The lake went away during the import (" + e.getMessage()
                    + "). Nothing is lost: another process of the lake goes on with the import, or the next start does,"
                    + " with: ./lake up. See how it stands with: ./lake imports");
        }
    }
}
