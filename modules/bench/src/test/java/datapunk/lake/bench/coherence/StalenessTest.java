package datapunk.lake.bench.coherence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StalenessTest {
    private static final long MS = 1_000_000;
    private static final Segment CALM = new Segment(Disturbance.CALM, 0, 10_000 * MS);
    private static final Segment AWAY = new Segment(Disturbance.REDIS_AWAY, 10_000 * MS, 20_000 * MS);

    private final History history = new History(0);

    private Staleness seen(Read... reads) {
        return Staleness.of(history, List.of(CALM, AWAY), List.of(reads));
    }

    private static Read read(int lake, long millis, long count) {
        return new Read(lake, 0, millis * MS, count);
    }

    @Test
    void aReadThatShowsTheNewestStateIsNotStale() {
        history.committed(0, 1, 100 * MS);
        Staleness.Row row =
                seen(read(0, 50, 0), read(0, 101, 1), read(0, 99, 1)).row(Disturbance.CALM);
        assertEquals(3, row.reads());
        assertEquals(0, row.stale());
        assertEquals(0, row.maxMillis());
    }

    @Test
    void theAgeIsCountedFromTheFirstCommitThatIsMissed() {
        history.committed(0, 1, 100 * MS);
        history.committed(0, 1, 400 * MS);
        Staleness.Row row =
                seen(read(0, 500, 0), read(0, 500, 1), read(0, 500, 2)).row(Disturbance.CALM);
        assertEquals(2, row.stale());
        assertEquals(400, row.maxMillis());
    }

    @Test
    void theLagOfAWriteIsThatOfTheLastReadAtALakeThatMissesIt() {
        history.committed(0, 1, 100 * MS);
        Staleness.Row row = seen(read(0, 150, 0), read(0, 180, 0), read(0, 300, 1), read(1, 110, 1))
                .row(Disturbance.CALM);
        assertEquals(List.of(0.0, 80.0), row.lags().stream().sorted().toList());
        assertEquals(80, row.p99Millis());
    }

    @Test
    void aLakeThatWasNotAskedSaysNothingAboutTheLag() {
        history.committed(0, 1, 100 * MS);
        assertEquals(
                List.of(),
                seen(read(0, 50, 0), read(0, 9_900, 1)).row(Disturbance.CALM).lags());
    }

    @Test
    void readsAndWritesCountForTheDisturbanceDuringWhichTheyBegan() {
        history.committed(0, 1, 9_990 * MS);
        Staleness staleness = seen(read(0, 10_050, 0));
        assertEquals(0, staleness.row(Disturbance.CALM).reads());
        assertEquals(60, staleness.row(Disturbance.REDIS_AWAY).maxMillis());
        assertEquals(List.of(60.0), staleness.row(Disturbance.CALM).lags());
    }

    @Test
    void rowsAreAddedUpByWhatBecomesOfHints() {
        history.committed(0, 1, 100 * MS);
        history.committed(0, 1, 11_000 * MS);
        Staleness staleness = seen(read(0, 150, 0), read(0, 11_040, 1), read(1, 11_070, 2));
        assertEquals(50, staleness.row(Disturbance.Hints.ALL).p99Millis());
        assertEquals(40, staleness.row(Disturbance.Hints.NONE).maxMillis());
        assertEquals(0, staleness.row(Disturbance.Hints.LOST).reads());
    }

    @Test
    void aStateThatNeverWasIsNamed() {
        history.committed(0, 3, 100 * MS);
        Read torn = read(0, 200, 2);
        assertEquals(List.of(torn), seen(torn).wrong());
    }

    @Test
    void theSummaryShowsTheHistoryOfAllRegisters() {
        history.committed(0, 2, 100 * MS);
        history.committed(1, 5, 200 * MS);
        assertEquals(7, history.now(Register.ALL));
        Staleness.Row row = seen(new Read(0, Register.ALL, 260 * MS, 2)).row(Disturbance.CALM);
        assertEquals(60, row.maxMillis());
    }

    @Test
    void aChangeThatWouldRepeatANumberIsNotTold() {
        history.committed(0, 1, 100 * MS);
        history.committed(0, 1, 200 * MS);
        assertFalse(history.isTold(0, -1));
        assertTrue(history.isTold(0, 3));
    }
}
