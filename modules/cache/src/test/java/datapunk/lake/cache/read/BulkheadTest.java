package datapunk.lake.cache.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private final Bulkhead bulkhead = new Bulkhead(2, 3);
    private final List<Promise<String>> begun = new ArrayList<>();

    private Future<String> load() {
        Promise<String> promise = Promise.promise();
        begun.add(promise);
        return promise.future();
    }

    @Test
    void soManyLoadAtOnceAndTheOthersWaitTheirTurn() {
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(bulkhead.pass(this::load));
        }
        assertEquals(2, begun.size());
        begun.get(0).complete("a");
        assertEquals(3, begun.size());
        begun.get(1).fail("b");
        assertEquals(4, begun.size());
        assertTrue(all.get(0).succeeded() && all.get(1).failed());
        assertEquals(2, bulkhead.open());
    }

    @Test
    void whoFindsTooManyWaitingIsRefused() {
        for (int i = 0; i < 5; i++) {
            bulkhead.pass(this::load);
        }
        Future<String> refused = bulkhead.pass(this::load);
        assertEquals(
                "too-many-loads", ((FaultException) refused.cause()).fault().code());
    }

    @Test
    void aLoadThatThrowsGivesItsPlaceBack() {
        for (int i = 0; i < 10; i++) {
            Future<String> thrown = bulkhead.pass(() -> {
                throw new IllegalStateException("broken");
            });
            assertTrue(thrown.failed());
        }
        assertEquals(0, bulkhead.open());
    }
}
