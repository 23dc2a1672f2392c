package datapunk.lake.cache.replay;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.warm.WarmKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * A trace whose requests, from some time on, keep their times but swap what they ask for at random: nothing can be learned
 * from it but what is asked for often. Holds the requests of that part in memory.
 */
public final class Shuffled implements Trace {
    private final Trace trace;
    private final long from;
    private final List<Event> drawn = new ArrayList<>();

    /** Shuffles a trace. @param from first millisecond of what is shuffled */
    public Shuffled(Trace trace, long from, long seed) {
        this.trace = trace;
        this.from = from;
        for (Iterator<Event> all = trace.events(); all.hasNext(); ) {
            Event event = all.next();
            if (swaps(event)) {
                drawn.add(event);
            }
        }
        Collections.shuffle(drawn, new Random(seed));
    }

    private boolean swaps(Event event) {
        return event.what() == Event.What.REQUEST && event.millis() >= from;
    }

    @Override
    public String name() {
        return trace.name() + ", shuffled";
    }

    @Override
    public long begin() {
        return trace.begin();
    }

    @Override
    public int days() {
        return trace.days();
    }

    @Override
    public Iterator<Event> events() {
        Iterator<Event> all = trace.events();
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Event next() {
                Event event = all.next();
                if (!swaps(event)) {
                    return event;
                }
                Event other = drawn.get(next++);
                return new Event(event.millis(), event.what(), other.key(), other.bytes(), other.loadMillis());
            }
        };
    }

    @Override
    public Worth worth(WarmKey key) {
        return trace.worth(key);
    }
}
