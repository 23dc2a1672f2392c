package datapunk.lake.cache.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What has not happened yet changes no decision. */
class NoLeakProperties {
    private static final long STEP = 20_000;
    private static final int EVENTS = 12_000;

    /** A user reads a key, or a change reaches it. */
    private record Event(WarmKey key, boolean change) {}

    private static List<Event> events(long seed) {
        var random = new Random(seed);
        var events = new ArrayList<Event>();
        int x = 500;
        for (int i = 0; i < EVENTS; i++) {
            int user = 1 + random.nextInt(3);
            x += random.nextDouble() < .7 ? 1 : random.nextInt(5) - 2;
            events.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Event(WarmKey.tile(user, 12, Math.floorMod(x, 4_000), 700), false);
                        case 1 -> new Event(WarmKey.day(user, 20_605 - random.nextInt(6)), false);
                        case 2 -> new Event(WarmKey.span(user, 4, 0), false);
                        default -> new Event(WarmKey.span(user, 4, 0), true);
                    });
        }
        return events;
    }

    private static List<String> decisions(List<Event> events, long until) {
        var lake = new FakeLake(WarmConfig.DEFAULT);
        for (Event event : events) {
            lake.until(lake.now + STEP);
            if (event.change()) {
                lake.change(event.key());
            } else {
                lake.ask(event.key());
            }
        }
        return lake.loads.stream()
                .filter(load -> Long.parseLong(load.substring(0, load.indexOf(' '))) < until)
                .toList();
    }

    @Test
    void shufflingTheFutureChangesNoDecision() {
        List<Event> events = events(1);
        List<Event> shuffled = new ArrayList<>(events);
        int half = EVENTS / 2;
        Collections.shuffle(shuffled.subList(half, EVENTS), new Random(9));
        long then = FakeLake.MONDAY + (half + 1) * STEP;

        List<String> before = decisions(events, then);

        assertTrue(before.size() > 50, () -> before.size() + " loads");
        assertEquals(before, decisions(shuffled, then));
        assertNotEquals(decisions(events, Long.MAX_VALUE), decisions(shuffled, Long.MAX_VALUE));
    }

    @Test
    void theSameEventsAndSeedGiveTheSameDecisions() {
        assertEquals(decisions(events(2), Long.MAX_VALUE), decisions(events(2), Long.MAX_VALUE));
    }

    @Test
    void whatOneUserReadsChangesNothingOfWhichKeysOfAnotherAreLookedAt() {
        List<Event> events = events(3);
        List<Event> moved = events.stream()
                .map(e -> e.key().user() == 3
                        ? new Event(WarmKey.tile(3, 12, e.key().x() + 1, 9), e.change())
                        : e)
                .toList();

        List<String> loads = decisions(moved, Long.MAX_VALUE);

        assertTrue(loads.stream().noneMatch(load -> load.contains("user=3") && load.contains("kind=SPAN")));
    }
}
