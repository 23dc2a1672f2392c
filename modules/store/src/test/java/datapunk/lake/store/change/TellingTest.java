package datapunk.lake.store.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.Change;
import datapunk.lake.model.Owner;
import datapunk.lake.store.change.ChangeLog.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellingTest {
    private static final Owner OWNER = new Owner(1);
    private final List<Change> heard = new ArrayList<>();
    private final Telling telling = new Telling(heard::add);

    private static Change change(long generation) {
        return Change.of(OWNER, generation, new int[] {(int) generation}, new long[0]);
    }

    /** What the log holds after a generation when the last one is {@code to}. */
    private static Logged log(long after, long to) {
        return new Logged(
                OWNER,
                to,
                LongStream.rangeClosed(Math.max(after + 1, to - ChangeLog.KEPT + 1), to)
                        .mapToObj(TellingTest::change)
                        .toList());
    }

    private List<Long> generations() {
        return heard.stream().map(Change::generation).toList();
    }

    private void looked(long known, long to) {
        Optional<Long> before = telling.told(OWNER);
        telling.caughtUp(log(Math.min(known, before.orElse(known)), to), known, before);
    }

    @Test
    void whatWasThereBeforeAnybodyAskedIsHandedOverAndNotTold() {
        var standing = telling.caughtUp(log(0, 7), 0, Optional.empty());
        assertEquals(7, standing.generation());
        assertEquals(7, standing.missed().size());
        assertEquals(List.of(), heard);
    }

    @Test
    void anOwnChangeIsToldAtOnceAndOnlyOnce() {
        looked(0, 7);
        assertTrue(telling.committed(change(8)));
        assertTrue(telling.committed(change(8)));
        looked(7, 8);
        assertEquals(List.of(8L), generations());
    }

    @Test
    void anOwnChangeWaitsForTheForeignOneBeforeIt() {
        looked(0, 7);
        assertFalse(telling.committed(change(9)));
        looked(7, 9);
        assertEquals(List.of(8L, 9L), generations());
        assertTrue(telling.committed(change(10)));
    }

    @Test
    void aChangeWhoseAnswerWasLostIsToldAsTheLogHasIt() {
        looked(0, 7);
        assertFalse(telling.committed(Change.everything(OWNER, 8)));
        looked(7, 8);
        assertFalse(heard.getFirst().isEverything());
        assertFalse(telling.committed(Change.everything(OWNER, 8)));
        looked(7, 8);
        assertEquals(List.of(8L), generations());
    }

    @Test
    void whatTheLogHasForgottenIsToldAsAChangeOfEverything() {
        looked(0, 7);
        looked(7, 7 + ChangeLog.KEPT + 1);
        assertEquals(1, heard.size());
        assertTrue(heard.getFirst().isEverything());
        assertEquals(7 + ChangeLog.KEPT + 1, heard.getFirst().generation());
    }

    @Test
    void aCommitOfAnOlderProgramThatKeepsNoLogIsAChangeOfEverything() {
        looked(0, 7);
        telling.caughtUp(new Logged(OWNER, 8, List.of()), 7, Optional.of(7L));
        assertTrue(heard.getFirst().isEverything());
        telling.caughtUp(new Logged(OWNER, 11, List.of(change(9), change(11))), 8, Optional.of(8L));
        assertTrue(heard.getLast().isEverything());
        assertEquals(11, heard.getLast().generation());
    }

    @Test
    void theFirstCommitOfADatabaseFollowsOnNothingWhateverItsNumber() {
        telling.caughtUp(new Logged(OWNER, 0, List.of()), 0, Optional.empty());
        assertFalse(telling.committed(change(1_700_000)));
        telling.caughtUp(new Logged(OWNER, 1_700_000, List.of(change(1_700_000))), 0, Optional.of(0L));
        assertEquals(List.of(1_700_000L), generations());
        assertFalse(heard.getFirst().isEverything());
    }

    @Test
    void aDatabaseThatWentBackIsAChangeOfEverything() {
        looked(0, 9);
        looked(9, 5);
        assertTrue(heard.getFirst().isEverything());
        assertTrue(telling.committed(change(6)));
    }

    @Test
    void anAskerWhoLagsBehindWhatWasToldIsHandedTheRest() {
        looked(0, 5);
        telling.committed(change(6));
        telling.committed(change(7));
        var standing = telling.caughtUp(log(5, 7), 5, Optional.of(7L));
        assertEquals(
                List.of(6L, 7L),
                standing.missed().stream().map(Change::generation).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyGenerationIsToldOnceAndInOrderHoweverCommitsAndLooksInterleave(int seed) {
        var random = new Random(seed);
        long committed = 100;
        looked(0, committed);
        var own = new ArrayList<Long>();
        for (int i = 0; i < 10_000; i++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> own.add(++committed);
                case 2 -> committed += random.nextInt(3);
                case 3 -> {
                    Optional<Long> before = telling.told(OWNER);
                    Logged seen = log(before.orElse(0L), committed);
                    if (random.nextBoolean() && !own.isEmpty()) {
                        telling.committed(change(own.remove(random.nextInt(own.size()))));
                    }
                    telling.caughtUp(seen, before.orElse(0L), before);
                }
                default -> {
                    if (!own.isEmpty()) {
                        telling.committed(change(own.remove(random.nextInt(own.size()))));
                    }
                }
            }
        }
        looked(telling.told(OWNER).orElseThrow(), committed);
        assertEquals(LongStream.rangeClosed(101, committed).boxed().toList(), generations());
    }
}
