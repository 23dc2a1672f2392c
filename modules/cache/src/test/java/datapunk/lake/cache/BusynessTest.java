package datapunk.lake.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.store.StoreDoors.Pressure;
import org.junit.jupiter.api.Test;

class BusynessTest {
    private final Busyness busyness = new Busyness();

    @Test
    void itIsBusyWhileQuestionsWaitOrMostConnectionsAreInUse() {
        assertFalse(busyness.busy());
        busyness.pressed(new Pressure(.6, 0, 10));
        assertFalse(busyness.busy());
        busyness.pressed(new Pressure(.61, 0, 10));
        assertTrue(busyness.busy());
        busyness.pressed(new Pressure(.1, 1, 10));
        assertTrue(busyness.busy());
    }

    @Test
    void itIsBusyWhenAnswersTakeTwiceAsLongAsInTheLastHour() {
        for (int second = 0; second < 600; second++) {
            busyness.pressed(new Pressure(.1, 0, 80));
        }
        busyness.pressed(new Pressure(.1, 0, 159));
        assertFalse(busyness.busy());
        busyness.pressed(new Pressure(.1, 0, 161));
        assertTrue(busyness.busy());
    }

    @Test
    void quickAnswersAreQuickWhateverTheHourWasLike() {
        for (int second = 0; second < 600; second++) {
            busyness.pressed(new Pressure(.1, 0, 1));
        }
        busyness.pressed(new Pressure(.1, 0, 49));
        assertFalse(busyness.busy());
    }
}
