package datapunk.lake.cache.warm;

import static datapunk.lake.cache.warm.FakeLake.MINUTE;
import static datapunk.lake.cache.warm.FakeLake.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.warm.Decision.Verdict;
import datapunk.lake.cache.warm.WarmReport.Status;
import datapunk.lake.cache.warm.Warmer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmerTest {
    private static final int USER = 1;

    private final FakeLake lake = new FakeLake(WarmConfig.DEFAULT);
    private int hits;

    /** A wall that asks for some sums every five minutes while a phone makes them untrue every ten. */
    private void wall(int keys, long minutes) {
        long end = lake.now + minutes * MINUTE;
        for (long t = lake.now; t < end; t += 5 * MINUTE) {
            lake.until(t);
            for (int i = 0; i < keys; i++) {
                hits += lake.ask(WarmKey.span(USER, 4, i)) ? 1 : 0;
            }
            if (t / (5 * MINUTE) % 2 == 0) {
                lake.until(t + MINUTE);
                lake.warmer.ingested(USER);
                for (int i = 0; i < keys; i++) {
                    lake.change(WarmKey.span(USER, 4, i));
                }
            }
        }
        lake.until(end);
    }

    private static long spared(FakeLake lake, int keys) {
        long spared = 0;
        for (int i = 0; i < keys; i++) {
            spared += lake.warmer.spared(WarmKey.span(USER, 4, i)) ? 1 : 0;
        }
        return spared;
    }

    @Test
    void learnsWhatIsAskedForAgainAfterEachChange() {
        wall(20, 24 * 60);
        assertTrue(lake.loads.size() > 200, () -> lake.loads.size() + " loads");
        hits = 0;

        wall(20, 100);

        assertTrue(hits >= 20 * 20 - 10 * spared(lake, 20) - 10, () -> hits + " hits of 400");
        WarmReport report = lake.warmer.report();
        assertEquals(Status.ON, report.status());
        assertTrue(report.counts().usefulShare().orElse(0) > .9, report::sentence);
        assertTrue(report.learning().learned() > 1_000, () -> "" + report.learning());
    }

    @Test
    void saysWhyAKeyWasWarmed() {
        wall(20, 24 * 60);

        WarmKey key = WarmKey.span(USER, 4, 3);
        Decision decision = lake.warmer.why(key).orElseThrow();
        assertEquals(WarmSource.INVALIDATED, decision.source());
        assertTrue(decision.sentence().startsWith("Looked at after a change made the kept answer untrue: "));
        assertTrue(decision.p() >= decision.threshold());
    }

    @Test
    void neverWarmsASparedKey() {
        wall(200, 24 * 60);

        long spared = spared(lake, 200);
        assertTrue(spared >= 3 && spared <= 20, () -> spared + " spared");
        for (int i = 0; i < 200; i++) {
            WarmKey key = WarmKey.span(USER, 4, i);
            if (lake.warmer.spared(key)) {
                assertTrue(lake.loads.stream().noneMatch(load -> load.endsWith(" " + key)));
                assertEquals(Verdict.SPARED, lake.warmer.why(key).orElseThrow().verdict());
            }
        }
        assertTrue(lake.warmer.report().control().gainPp().orElse(0) > 10);
    }

    @Test
    void oneKeyInTwentyIsSpared() {
        int spared = 0;
        for (int x = 0; x < 100; x++) {
            for (int y = 0; y < 100; y++) {
                spared += lake.warmer.spared(WarmKey.tile(x % 7, 12, x, y)) ? 1 : 0;
            }
        }

        assertEquals(500, spared, 80);
    }

    @Test
    void waitsWhileTheDatabaseIsBusyAndDoesNothingWhenSwitchedOff() {
        wall(20, 24 * 60);
        int loads = lake.loads.size();
        lake.busy = true;
        wall(20, 60);
        assertEquals(loads, lake.loads.size());
        assertEquals(Status.PAUSED, lake.warmer.report().status());

        lake.busy = false;
        lake.warmer.configure(WarmConfig.DEFAULT.with(false, false));
        lake.until(lake.now + 5 * MINUTE);
        int off = lake.loads.size();
        wall(20, 60);
        assertEquals(off, lake.loads.size());
        assertEquals(Status.OFF, lake.warmer.report().status());
        lake.warmer.configure(WarmConfig.DEFAULT);
        wall(20, 60);
        assertTrue(lake.loads.size() > off);
    }

    @Test
    void restsForAWhileWhenLoadsFail() {
        wall(20, 24 * 60);
        lake.outcome = Outcome.FAILED;
        int before = lake.loads.size();
        wall(20, 10);

        assertTrue(lake.loads.size() - before <= 15, () -> lake.loads.size() - before + " tries");
    }

    @Test
    void keepsItselfOffWhereNothingIsReadAgain() {
        wall(20, 24 * 60);
        for (int round = 0; round < 12; round++) {
            lake.until(lake.now + 10 * MINUTE);
            for (int i = 0; i < 20; i++) {
                lake.change(WarmKey.span(USER, 4, i));
            }
        }

        int loads = lake.loads.size();
        lake.until(lake.now + 60 * MINUTE);
        assertTrue(lake.loads.size() - loads < 20, () -> "still " + (lake.loads.size() - loads));
    }

    @Test
    void whatIsOtherIsNeverWarmed() {
        for (int i = 0; i < 500; i++) {
            lake.until(lake.now + MINUTE);
            lake.ask(WarmKey.other(USER, i % 3));
            lake.change(WarmKey.other(USER, i % 3));
        }

        assertEquals(List.of(), lake.loads);
        assertEquals(List.of(), List.copyOf(lake.warmer.known(USER)));
    }

    @Test
    void aUserWhoIsGoneIsForgotten() {
        wall(20, 24 * 60);
        lake.ask(WarmKey.day(2, (int) (MONDAY / 86_400_000)));
        int loads = lake.loads.size();

        lake.warmer.forget(USER);
        lake.resident.clear();
        lake.until(lake.now + 120 * MINUTE);

        assertEquals(loads, lake.loads.size());
        assertEquals(0, lake.warmer.known(USER).size());
        assertEquals(1, lake.warmer.known(2).size());
        assertTrue(lake.warmer.why(WarmKey.span(USER, 4, 3)).isEmpty());
    }

    @Test
    void theHottestAreLoadedAgainAfterARestart() {
        wall(20, 24 * 60);
        byte[] snapshot = lake.warmer.snapshot();
        var fresh = new FakeLake(WarmConfig.DEFAULT);
        fresh.now = lake.now + MINUTE;

        fresh.warmer.restore(snapshot);
        fresh.warmer.restarted(List.of());
        fresh.until(fresh.now + 5 * MINUTE);

        assertTrue(fresh.loads.size() >= 20 - spared(lake, 20), () -> "" + fresh.loads);
        assertEquals(20, fresh.warmer.hottest(100).size());
        assertFalse(fresh.loads.isEmpty());
    }

    @Test
    void tilesFarApartThatAreAskedForTogetherAreNoScreen() {
        lake.ask(WarmKey.tile(USER, 16, 0, 0));
        lake.ask(WarmKey.tile(USER, 16, 65_535, 65_535));
        lake.until(lake.now + MINUTE);

        assertTrue(lake.warmer.report().learning().scored() < 10_000);
    }
}
