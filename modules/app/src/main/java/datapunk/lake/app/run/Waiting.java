package datapunk.lake.app.run;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for futures where the program has nothing else to do; not for threads of Vert.x. */
final class Waiting {
    private static final int PATIENCE_SECONDS = 120;

    private Waiting() {}

    /** The result of a future; its failure is thrown. */
    static <T> T on(Future<T> future) {
        try {
            return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("No answer within " + PATIENCE_SECONDS + " seconds.", e);
        }
    }
}
