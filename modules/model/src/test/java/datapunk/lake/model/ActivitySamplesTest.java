package datapunk.lake.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.ActivitySamples.Candidate;
import datapunk.lake.model.ActivitySamples.Packer;
import datapunk.lake.model.ActivitySamples.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivitySamplesTest {

    private static ActivitySamples two() {
        var packer = new Packer();
        packer.candidate("WALKING", 80);
        packer.candidate("ON_A_HOVERBOARD", 20);
        packer.sample(-1500);
        packer.sample(1L << 40);
        return packer.take();
    }

    @Test
    void samplesComeBackAsTheyWere() {
        var expected = List.of(
                new Sample(98_500, List.of(new Candidate("WALKING", 80), new Candidate("ON_A_HOVERBOARD", 20))),
                new Sample(100_000 + (1L << 40), List.of()));
        assertEquals(expected, two().list(100_000));
        assertEquals(2, two().count());
        assertEquals(two(), ActivitySamples.ofPacked(two().packed()));
        assertEquals(2, ActivitySamples.ofPacked(two().packed()).count());
    }

    @Test
    void thePackerIsEmptyAfterItGaveItsSamples() {
        var packer = new Packer();
        packer.sample(0);
        assertEquals(1, packer.take().count());
        assertSame(ActivitySamples.NONE, packer.take());
    }

    @Test
    void confidencesAreHeldBetween0And100AndLongTypesAreCut() {
        var packer = new Packer();
        packer.candidate("X".repeat(300), 1000);
        packer.candidate("STILL", -3);
        packer.sample(0);
        List<Candidate> candidates = packer.take().list(0).getFirst().candidates();
        assertEquals(new Candidate("X".repeat(250), 100), candidates.get(0));
        assertEquals(new Candidate("STILL", 0), candidates.get(1));
    }

    @Test
    void orderAndEqualityFollowTheBytes() {
        assertEquals(0, two().compareTo(two()));
        assertEquals(two().hashCode(), two().hashCode());
        assertTrue(ActivitySamples.NONE.compareTo(two()) < 0);
    }
}
