package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.replay.Trace;
import datapunk.lake.cache.warm.WarmKey;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The made-up workload: so many people over so many days, from a seed, a day at a time. In the second half all tiers
 * are lost twice.
 */
public final class Household implements Trace {
    private static final int FIRST_DAY = (int) LocalDate.of(2026, 6, 1).toEpochDay();
    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;

    private final long seed;
    private final int users;
    private final int days;

    /** A household. The first day is a Monday. */
    public Household(long seed, int users, int days) {
        this.seed = seed;
        this.users = users;
        this.days = days;
    }

    @Override
    public String name() {
        return users + " users over " + days + " days, seed " + seed;
    }

    @Override
    public long begin() {
        return FIRST_DAY * DAY;
    }

    @Override
    public int days() {
        return days;
    }

    @Override
    public Worth worth(WarmKey key) {
        return new Costs(seed).of(key);
    }

    @Override
    public Iterator<Event> events() {
        return new Days();
    }

    /** Events of a day are made when the day before has been gone through. */
    private final class Days implements Iterator<Event> {
        private final List<Event> made = new ArrayList<>();
        private final List<Person> people = new ArrayList<>();
        private final Deque<Event> ready = new ArrayDeque<>();
        private int next;

        Days() {
            for (int user = 1; user <= users; user++) {
                people.add(new Person(seed, user, made::add));
            }
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && next < days) {
                make();
            }
            return !ready.isEmpty();
        }

        @Override
        public Event next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.removeFirst();
        }

        private void make() {
            long midnight = begin() + next * DAY;
            for (Person person : people) {
                person.day(FIRST_DAY + next, midnight, made::add);
            }
            restarts(midnight);
            made.sort(Comparator.comparingLong(Event::millis));
            long end = midnight + DAY;
            int kept = 0;
            for (Event event : made) {
                if (event.millis() < end || next == days - 1) {
                    ready.addLast(event);
                } else {
                    made.set(kept++, event);
                }
            }
            made.subList(kept, made.size()).clear();
            next++;
        }

        private void restarts(long midnight) {
            int half = days / 2;
            if (next == half + days / 8) {
                made.add(Event.restart(midnight + 12 * HOUR, Event.What.RESTART_ALL));
            }
            if (next == half + days * 5 / 14) {
                made.add(Event.restart(midnight + 20 * HOUR, Event.What.RESTART_ALL));
            }
        }
    }
}
