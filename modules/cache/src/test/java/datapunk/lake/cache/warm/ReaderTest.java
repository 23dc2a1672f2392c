package datapunk.lake.cache.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.cache.warm.view.Move;
import datapunk.lake.cache.warm.view.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final int USER = 3;

    private final Reader reader = new Reader(USER, 0);
    private final List<Move> moves = new ArrayList<>();

    private void tiles(long now, int z, int x0, int y0, int x1, int y1) {
        long at = now;
        for (int x = x0; x <= x1; x++) {
            for (int y = y0; y <= y1; y++) {
                reader.asked(WarmKey.tile(USER, z, x, y), at).ifPresent(moves::add);
                at += 6;
            }
        }
        reader.ended(at + 151).ifPresent(moves::add);
    }

    @Test
    void aBurstOfTilesIsOneMove() {
        tiles(1_000, 10, 100, 200, 103, 202);
        tiles(4_000, 10, 104, 200, 104, 202);
        tiles(7_000, 11, 204, 402, 207, 404);

        assertEquals(List.of(Move.JUMP, Move.EAST, Move.IN), moves);
        assertEquals(new Viewport(11, 204, 402, 207, 404), reader.view());
    }

    @Test
    void theNextBurstEndsTheOneBefore() {
        reader.asked(WarmKey.tile(USER, 10, 1, 1), 0);

        assertEquals(Optional.of(Move.JUMP), reader.asked(WarmKey.tile(USER, 10, 2, 1), 200));
        assertEquals(Optional.of(Move.EAST), reader.ended(400));
        assertEquals(Optional.empty(), reader.ended(10_000));
    }

    /** Answers come in another order than questions, slow ones late. */
    @Test
    void aBurstIsTimedByWhenItWasAsked() {
        reader.asked(WarmKey.tile(USER, 10, 1, 1), 100);
        reader.asked(WarmKey.tile(USER, 10, 2, 1), 60);

        assertEquals(Optional.empty(), reader.ended(200));
        assertEquals(Optional.of(Move.JUMP), reader.ended(300));
        assertEquals(new Viewport(10, 1, 1, 2, 1), reader.view());
    }

    @Test
    void dayAfterDayIsAMoveAndTheSumsOfADayBelongToIt() {
        assertEquals(Optional.of(Move.JUMP), reader.asked(WarmKey.day(USER, 500), 0));
        assertEquals(Optional.empty(), reader.asked(WarmKey.span(USER, 0, 500), 50));
        assertEquals(Optional.of(Move.PREVIOUS), reader.asked(WarmKey.day(USER, 499), 5_000));
        assertEquals(Optional.empty(), reader.asked(WarmKey.span(USER, 1, 71), 6_000));
        assertEquals(Optional.of(Move.NEXT), reader.asked(WarmKey.span(USER, 0, 500), 9_000));
        assertEquals(500, reader.day());
    }

    @Test
    void whatComesNextIsLearned() {
        for (int i = 0; i < 60; i++) {
            tiles(1_000L + i * 3_000, 10, 100 + i, 200, 103 + i, 202);
        }
        var readers = new Readers();

        assertEquals(Move.EAST, reader.last());
        double east = readers.chance(reader, Move.EAST);
        double west = readers.chance(reader, Move.WEST);
        assertEquals(true, east > .8 && west < .05, () -> east + " " + west);
    }
}
