package datapunk.lake.cache.replay.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.replay.Event.What;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseholdTest {
    private static List<Event> all(Household household) {
        List<Event> events = new ArrayList<>();
        household.events().forEachRemaining(events::add);
        return events;
    }

    @Test
    void theSameSeedTellsTheSameLife() {
        assertEquals(all(new Household(3, 4, 3)), all(new Household(3, 4, 3)));
        assertNotEquals(all(new Household(3, 4, 3)), all(new Household(4, 4, 3)));
    }

    @Test
    void timeOnlyGrowsAndEveryUserAsks() {
        List<Event> events = all(new Household(1, 6, 4));
        for (int i = 1; i < events.size(); i++) {
            assertTrue(events.get(i - 1).millis() <= events.get(i).millis());
        }
        long users = events.stream()
                .filter(e -> e.what() == What.REQUEST)
                .map(e -> e.key().user())
                .distinct()
                .count();
        assertEquals(6, users);
        assertEquals(
                2, events.stream().filter(e -> e.what() == What.RESTART_ALL).count());
    }

    @Test
    void aLongerLifeBeginsLikeAShorterOne() {
        List<Event> shorter = all(new Household(2, 5, 3)).stream()
                .filter(e -> e.what() == What.INGEST)
                .toList();
        List<Event> longer = all(new Household(2, 5, 6)).stream()
                .filter(e -> e.what() == What.INGEST)
                .limit(shorter.size())
                .toList();
        assertEquals(shorter, longer);
    }

    @Test
    void anAnswerWeighsAndCostsTheSameEachTime() {
        var household = new Household(1, 2, 2);
        for (Event event : all(household)) {
            if (event.what() == What.REQUEST) {
                assertEquals(new Worth(event.bytes(), event.loadMillis()), household.worth(event.key()));
                assertTrue(event.bytes() >= 2_000 && event.bytes() <= 400_000);
                assertTrue(event.loadMillis() >= 25 && event.loadMillis() <= 600);
            }
        }
    }
}
