package datapunk.lake.cache.warm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AucTest {

    @Test
    void isUnknownUntilBothKindsWereSeen() {
        var auc = new Auc();
        auc.add(.5, true);

        assertTrue(auc.value().isEmpty());
    }

    @Test
    void perfectOrderIsOneAndNoneIsAHalf() {
        var perfect = new Auc();
        var none = new Auc();
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            boolean label = i % 3 == 0;
            perfect.add(label ? .6 : .2, label);
            none.add(random.nextDouble(), label);
        }

        assertEquals(1, perfect.value().getAsDouble(), 1e-9);
        assertEquals(.5, none.value().getAsDouble(), .02);
    }

    @Test
    void equalProbabilitiesCountHalf() {
        var auc = new Auc();
        auc.add(.3, true);
        auc.add(.3, false);
        auc.add(.1, false);

        assertEquals(.75, auc.value().getAsDouble(), 1e-9);
    }

    @Test
    void whatIsLongAgoFades() {
        var auc = new Auc();
        for (int i = 0; i < 300_000; i++) {
            auc.add(i % 2 == 0 ? .2 : .8, i % 2 == 0);
        }
        for (int i = 0; i < 3_000_000; i++) {
            auc.add(i % 2 == 0 ? .8 : .2, i % 2 == 0);
        }

        assertTrue(auc.value().getAsDouble() > .99);
    }
}
