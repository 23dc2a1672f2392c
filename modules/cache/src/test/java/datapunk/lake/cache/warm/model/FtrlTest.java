package datapunk.lake.cache.warm.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FtrlTest {

    @Test
    void beginsAtItsPriorWhateverTheFeatures() {
        var model = new Ftrl(.03);

        assertEquals(.03, model.predict(new char[] {Ftrl.BIAS, 17, 4_000}, 3), 1e-6);
    }

    /** Worked out by hand: p = 1/2, gradient -1/2, z = -1/2, n = 1/4, rate (1 + 1/2) / .08 + 1 = 19.75. */
    @Test
    void oneStepIsWhatThePaperSays() {
        var model = new Ftrl(.5);

        double before = model.learn(new char[] {7}, 1, true);

        assertEquals(.5, before);
        assertEquals((.5 - .3) / 19.75, model.weight(7), 1e-6);
        assertEquals(0, model.weight(8));
    }

    /** Second step by hand: w = .2 / 19.75, p = σ(w), g = p - 1, σ = (√(1/4 + g²) - 1/2) / .08. */
    @Test
    void theSecondStepTakesTheFirstBack() {
        var model = new Ftrl(.5);
        char[] features = {7};
        model.learn(features, 1, true);
        double w = .2 / 19.75;
        double g = 1 / (1 + Math.exp(-w)) - 1;
        double n = .25 + g * g;
        double z = -.5 + g - (Math.sqrt(n) - .5) / .08 * w;

        model.learn(features, 1, true);

        assertEquals((Math.abs(z) - .3) / ((1 + Math.sqrt(n)) / .08 + 1), model.weight(7), 1e-6);
    }

    @Test
    void chanceHitsOfARareFeatureAreNotBelieved() {
        var model = new Ftrl(.03);

        model.learn(new char[] {Ftrl.BIAS, 9}, 2, false);

        assertEquals(0, model.weight(9));
    }

    @Test
    void learnsWhatOneFeatureDecides() {
        var model = new Ftrl(.03);
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            boolean label = random.nextBoolean();
            model.learn(example(label, random), 3, label);
        }

        assertTrue(model.predict(example(true, random), 3) > .95);
        assertTrue(model.predict(example(false, random), 3) < .05);
    }

    private static char[] example(boolean label, Random random) {
        return new char[] {Ftrl.BIAS, (char) (label ? 100 : 200), (char) (300 + random.nextInt(50))};
    }

    @Test
    void comesBackFromItsBytes() {
        var model = new Ftrl(.1);
        var random = new Random(2);
        for (int i = 0; i < 300; i++) {
            boolean label = random.nextBoolean();
            model.learn(example(label, random), 3, label);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Ftrl.bytes());
        model.write(bytes);
        var other = new Ftrl(.5);

        other.read(bytes.flip());

        double[] mine = new double[400];
        double[] others = new double[400];
        for (int f = 0; f < 400; f++) {
            mine[f] = model.weight(f);
            others[f] = other.weight(f);
        }
        assertArrayEquals(mine, others);
    }
}
