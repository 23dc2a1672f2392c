package datapunk.lake.cache.warm.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final Control control = new Control(4);
    private final Random random = new Random(1);

    private void requests(int n, double warmed, double spared) {
        for (int i = 0; i < n; i++) {
            boolean group = i % 20 == 0;
            control.asked(group, i % 4, random.nextDouble() < (group ? spared : warmed));
        }
    }

    @Test
    void saysNothingBeforeThereIsEnoughToCompare() {
        requests(12_000, .9, .5);

        assertTrue(control.gain().isEmpty());
        assertFalse(control.idle());
    }

    @Test
    void findsTheGain() {
        requests(40_000, .7, .6);

        assertEquals(.10, control.gain().getAsDouble(), .03);
        assertFalse(control.idle());
    }

    @Test
    void knowsWhenThereIsNone() {
        requests(40_000, .95, .95);
        requests(39_000, .95, .95);

        assertTrue(control.gain().getAsDouble() < .02);
        assertTrue(control.idle());
    }

    /** Spared keys that happen to be the popular ones would look better without warming. */
    @Test
    void comparesLikeWithLike() {
        for (int i = 0; i < 40_000; i++) {
            boolean spared = i % 20 == 0;
            boolean popular = spared ? i % 40 == 0 : i % 5 == 0;
            double hits = popular ? .9 : .3;
            control.asked(spared, popular ? 1 : 0, random.nextDouble() < hits);
        }

        assertEquals(0, control.gain().getAsDouble(), .03);
    }
}
