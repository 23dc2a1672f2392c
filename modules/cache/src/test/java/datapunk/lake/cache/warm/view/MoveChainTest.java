package datapunk.lake.cache.warm.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MoveChainTest {
    private final MoveChain all = new MoveChain(Move.COUNT);
    private final MoveChain own = new MoveChain(Move.COUNT);

    private double chance(Move before, Move last, Move next) {
        return own.chance(all, before.ordinal(), last.ordinal(), next.ordinal());
    }

    @Test
    void knowsNothingAtFirst() {
        assertEquals(1.0 / Move.COUNT, chance(Move.EAST, Move.EAST, Move.EAST), 1e-9);
    }

    @Test
    void chancesAddUpToOne() {
        for (int i = 0; i < 50; i++) {
            own.made(0, 1, i % Move.COUNT);
            all.made(1, 1, i * 7 % Move.COUNT);
        }
        double sum = 0;
        for (Move move : Move.ALL) {
            sum += chance(Move.WEST, Move.EAST, move);
        }

        assertEquals(1, sum, 1e-9);
    }

    @Test
    void learnsFromAllReadersAndThenFromTheOne() {
        for (int i = 0; i < 100; i++) {
            all.made(Move.EAST.ordinal(), Move.EAST.ordinal(), Move.EAST.ordinal());
        }
        double ofAll = chance(Move.EAST, Move.EAST, Move.EAST);
        for (int i = 0; i < 100; i++) {
            own.made(Move.EAST.ordinal(), Move.EAST.ordinal(), Move.IN.ordinal());
        }

        assertTrue(ofAll > .8);
        assertTrue(chance(Move.EAST, Move.EAST, Move.IN) > .8);
    }
}
