package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.replay.life.Places.Spot;
import datapunk.lake.cache.warm.WarmKey;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A phone that uploads where it was: every ten minutes while it moves, every hour while it rests, from seven to
 * eleven. An upload makes untrue: today, the sums of day, week, month, year and all time, and every tile from zoom 5 to
 * 16 on the way, of all time and of today.
 */
final class Phone {
    static final int FIRST_ZOOM = 5;
    static final int LAST_ZOOM = 16;

    private static final int MINUTE = 60_000;
    private static final int MOVING = 10;
    private static final int RESTING = 60;
    private static final int WAKES = 7 * 60;
    private static final int SLEEPS = 23 * 60;

    private final int user;
    private final int offset;

    Phone(int user, RandomGenerator random) {
        this.user = user;
        this.offset = random.nextInt(MOVING);
    }

    /** All uploads of one day. @param midnight of the day, UTC milliseconds */
    void day(Journey journey, int day, long midnight, Consumer<Event> sink) {
        int last = WAKES - RESTING + offset;
        for (int minute = WAKES + offset; minute < SLEEPS; minute += MOVING) {
            if (journey.moves(minute - MOVING, minute) || minute - last >= RESTING) {
                upload(journey, last, minute, day, midnight + (long) minute * MINUTE + user * 431L, sink);
                last = minute;
            }
        }
    }

    private void upload(Journey journey, int from, int to, int day, long millis, Consumer<Event> sink) {
        Set<WarmKey> touched = new LinkedHashSet<>();
        for (double minute = from; minute <= to; minute += 0.5) {
            if (minute == from || journey.moves(minute - 0.5, minute)) {
                touch(journey.at(minute), day, touched);
            }
        }
        touched.add(WarmKey.day(user, day));
        touched.addAll(Spans.reachedBy(user, day));
        sink.accept(Event.ingest(millis, user));
        touched.forEach(key -> sink.accept(Event.invalidate(millis, key)));
    }

    private void touch(Spot spot, int day, Set<WarmKey> touched) {
        for (int z = FIRST_ZOOM; z <= LAST_ZOOM; z++) {
            int x = (int) spot.x() >> 16 - z;
            int y = (int) spot.y() >> 16 - z;
            touched.add(WarmKey.tile(user, z, x, y));
            touched.add(WarmKey.dayTile(user, z, x, y, day));
        }
    }

    /** An import of a file about the days before: all of them and everything around the places change at once. */
    void bulk(Places places, int day, long millis, RandomGenerator random, Consumer<Event> sink) {
        Set<WarmKey> touched = new LinkedHashSet<>();
        int days = 20 + random.nextInt(60);
        int end = day - random.nextInt(200);
        for (int past = end - days; past < end; past++) {
            touched.add(WarmKey.day(user, past));
            touched.addAll(Spans.reachedBy(user, past));
            for (int i = 0; i < 3; i++) {
                Spot near = places.favourites()
                        .get(random.nextInt(Math.min(4, places.favourites().size())))
                        .centre()
                        .away(random, 0, 3);
                touch(near, past, touched);
            }
        }
        sink.accept(Event.ingest(millis, user));
        touched.forEach(key -> sink.accept(Event.invalidate(millis, key)));
    }
}
