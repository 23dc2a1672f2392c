package datapunk.lake.cache.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors.CatchUp;
import datapunk.lake.bus.store.StoreDoors.CaughtUp;
import datapunk.lake.bus.store.StoreDoors.Standing;
import datapunk.lake.cache.coherence.Freshness.Trust;
import datapunk.lake.cache.tier.Generations;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Owner ONE = new Owner(1);
    private static final UUID LAKE = new UUID(1, 2);

    private final Generations generations = new Generations();
    private long now = 1_000;
    private final Freshness freshness = new Freshness(() -> now);
    private final List<CatchUp> asked = new ArrayList<>();
    private final List<Promise<CaughtUp>> answers = new ArrayList<>();
    private final List<Change> applied = new ArrayList<>();
    private final Looks looks =
            new Looks(this::ask, generations, freshness, () -> now, new Looks.News(lake -> {}, applied::add));

    private Future<CaughtUp> ask(CatchUp catchUp) {
        asked.add(catchUp);
        Promise<CaughtUp> promise = Promise.promise();
        answers.add(promise);
        return promise.future();
    }

    private void answered(int n, long generation, Change... missed) {
        answers.get(n).complete(new CaughtUp(LAKE, List.of(new Standing(ONE, generation, List.of(missed)))));
    }

    private static Change change(long generation) {
        return Change.of(ONE, generation, new int[] {1}, new long[0]);
    }

    @Test
    void whoAsksWhileALookIsUnderWayJoinsIt() {
        Future<Void> first = looks.now(ONE);
        assertSame(first, looks.now(ONE));
        assertEquals(1, asked.size());
        answered(0, 5);
        assertTrue(first.succeeded());
        assertEquals(Trust.FRESH, freshness.of(1));
    }

    @Test
    void whoNeedsALookThatBeginsLaterWaitsForTheNext() {
        looks.now(ONE);
        Future<Void> later = looks.after(ONE);
        Future<Void> too = looks.after(ONE);
        assertEquals(1, asked.size());
        answered(0, 5);
        assertFalse(later.isComplete());
        assertEquals(2, asked.size(), "both wait for the same one");
        answered(1, 6, change(6));
        assertTrue(later.succeeded() && too.succeeded());
        assertEquals(6, generations.applied(1));
        assertEquals(1, applied.size());
    }

    @Test
    void afterAFailureNobodyWaitsForAnotherOneForASecondExceptThePoll() {
        Future<Void> first = looks.now(ONE);
        answers.getFirst().fail("away");
        assertTrue(first.failed());
        assertTrue(looks.now(ONE).failed());
        assertEquals(1, asked.size());
        looks.poll(List.of(ONE));
        assertEquals(2, asked.size());
        answered(1, 5);
        assertFalse(looks.failing());
        now += 10;
        looks.now(ONE);
        assertEquals(3, asked.size());
    }

    @Test
    void aLookIsAskedWithWhatIsKnown() {
        looks.now(ONE);
        answered(0, 5);
        looks.now(ONE);
        assertEquals(5L, asked.get(1).known().get(ONE));
    }

    @Test
    void aLookWhoseChangesHaveNotArrivedIsNoProof() {
        looks.now(ONE);
        answered(0, 5);
        now += 6_000;
        looks.now(ONE);
        answered(1, 7);
        assertEquals(Trust.STALE, freshness.of(1));
        assertTrue(generations.behind(1), "it is looked again");
    }

    @Test
    void aProcessThatStoodStillTrustsNothingUntilItHasLooked() {
        looks.now(ONE);
        answered(0, 5);
        now += 60_000;
        assertEquals(Trust.NONE, freshness.of(1));
        looks.now(ONE);
        answered(1, 6, change(6));
        assertEquals(Trust.FRESH, freshness.of(1));
    }
}
