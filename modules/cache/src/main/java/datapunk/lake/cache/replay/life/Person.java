package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.replay.KeyHash;
import datapunk.lake.cache.replay.life.MapSession.Screen;
import datapunk.lake.cache.replay.life.Places.Spot;
import datapunk.lake.cache.replay.life.Places.View;
import datapunk.lake.cache.warm.WarmKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One person with habits, a phone, a browser, and perhaps a widget on the wall that asks for today all day. */
final class Person {
    private static final long MINUTE = 60_000;
    private static final double BULK_EVERY_DAYS = 45;

    private final int user;
    private final long seed;
    private final SplittableRandom random;
    private final Places places;
    private final Phone phone;
    private final Browser browser;
    private final Browser wall;
    private final MapSession map;
    private final List<Habit> habits = new ArrayList<>();
    private final boolean widget;
    private final boolean digest;
    private final boolean reports;
    private final double pollMinutes;
    private final double liveliness;
    private final int ownZoom;

    /** Something done at about the same time of the day. */
    private record Habit(double minute, double weekday, double weekend, boolean map, View view) {}

    Person(long seed, int user, Consumer<Event> sink) {
        this.user = user;
        this.seed = KeyHash.mix(seed * 1_000 + user);
        this.random = new SplittableRandom(this.seed);
        this.places = Places.of(random);
        this.phone = new Phone(user, random);
        this.browser = new Browser(new Costs(seed), sink);
        this.wall = new Browser(new Costs(seed), sink);
        this.map =
                new MapSession(user, places, browser, random, new Screen(3 + random.nextInt(3), 2 + random.nextInt(3)));
        this.widget = random.nextDouble() < 0.4;
        this.pollMinutes = 5 + random.nextDouble() * 5;
        this.digest = random.nextDouble() < 0.5;
        this.reports = random.nextDouble() < 0.5;
        this.liveliness = Math.exp(random.nextGaussian() * 0.5);
        this.ownZoom = 12 + random.nextInt(4);
        double[] hours = {7.4, 12.6, 17.8, 21.0};
        for (double hour : hours) {
            if (random.nextDouble() < 0.7) {
                habits.add(new Habit(
                        hour * 60 + random.nextGaussian() * 40,
                        0.3 + random.nextDouble() * 0.6,
                        0.2 + random.nextDouble() * 0.6,
                        random.nextDouble() < 0.65,
                        places.favourite(random)));
            }
        }
    }

    /** Lives through a day. @param midnight of the day, UTC milliseconds */
    void day(int day, long midnight, Consumer<Event> sink) {
        phone.day(journey(day), day, midnight, sink);
        if (random.nextDouble() < 1 / BULK_EVERY_DAYS) {
            phone.bulk(places, day, midnight + (long) ((9 + random.nextDouble() * 13) * 60 * MINUTE), random, sink);
        }
        if (widget) {
            poll(day, midnight);
        }
        if (digest) {
            digest(day, midnight + 6 * 60 * MINUTE + user * 1_700L);
        }
        boolean weekend = weekday(day) > 4;
        for (Habit habit : habits) {
            if (random.nextDouble() < (weekend ? habit.weekend() : habit.weekday())) {
                double minute = habit.minute() + random.nextGaussian() * 12 + (weekend ? 70 : 0);
                session(day, midnight, at(midnight, minute), habit.map(), habit.view());
            }
        }
        for (double more = random.nextDouble() * 2.4 * liveliness; more > 0.5; more--) {
            double minute = 8 * 60 + random.nextDouble() * 15 * 60;
            session(day, midnight, at(midnight, minute), random.nextDouble() < 0.6, places.favourite(random));
        }
    }

    private long at(long midnight, double minute) {
        return midnight + (long) (Math.clamp(minute, 5, 23 * 60 + 30) * MINUTE);
    }

    private static int weekday(int day) {
        return Math.floorMod(day + 3, 7);
    }

    private Journey journey(int day) {
        return Journey.of(places, weekday(day), new SplittableRandom(KeyHash.mix(seed ^ day * 0x9e3779b9L)));
    }

    private void poll(int day, long midnight) {
        double minute = random.nextDouble() * pollMinutes;
        while (minute < 24 * 60) {
            long now = midnight + (long) (minute * MINUTE);
            wall.want(now, WarmKey.day(user, day));
            wall.want(now + 20, Spans.day(user, day));
            minute += pollMinutes;
        }
    }

    private void digest(int day, long millis) {
        browser.want(millis, WarmKey.day(user, day - 1));
        browser.want(millis + 200, Spans.day(user, day - 1));
        browser.want(millis + 400, Spans.week(user, day));
        browser.want(millis + 600, Spans.month(user, day));
        if (reports && weekday(day) == 0) {
            browser.want(millis + 5_000, Spans.week(user, day - 7));
            browser.want(millis + 5_300, Spans.month(user, day - 7));
            for (int back = 1; back <= 7; back++) {
                browser.want(millis + 6_000 + back * 300L, WarmKey.day(user, day - back));
                browser.want(millis + 6_100 + back * 300L, Spans.day(user, day - back));
            }
        }
    }

    private void session(int day, long midnight, long millis, boolean onMap, View habitual) {
        if (!onMap) {
            timeline(day, millis);
            return;
        }
        View start = start(journey(day).at((double) (millis - midnight) / MINUTE), habitual);
        browser.want(millis, Spans.always(user));
        map.open(millis + 120, start, 5 + 13 * Math.min(liveliness, 2));
    }

    /** Where one is, a habit, where one was last, or somewhere new. */
    private View start(Spot here, View habitual) {
        double where = random.nextDouble();
        if (where < 0.35) {
            return new View(ownZoom, here);
        }
        if (where < 0.75) {
            return habitual;
        }
        return where < 0.92
                ? map.last()
                : new View(
                        9 + random.nextInt(6), places.home().away(random, 20, random.nextDouble() < 0.7 ? 200 : 4_000));
    }

    private void timeline(int day, long millis) {
        long now = millis;
        int shown = random.nextDouble() < 0.75 ? day : day - 1;
        int step = -1;
        page(now, shown);
        browser.want(now + 60, Spans.week(user, day));
        while (random.nextDouble() > 1 / 8.0) {
            now += 2_000 + (long) (-Math.log(1 - random.nextDouble()) * 6_000);
            double what = random.nextDouble();
            if (what < 0.72) {
                step = random.nextDouble() < 0.12 ? -step : step;
                shown = Math.min(shown + step, day);
                page(now, shown);
            } else if (what < 0.80) {
                shown = day - 7 * (1 + random.nextInt(60));
                page(now, shown);
            } else if (what < 0.88) {
                browser.want(now, random.nextBoolean() ? Spans.week(user, shown) : Spans.month(user, shown));
            } else if (what < 0.92) {
                browser.want(now, WarmKey.other(user, random.nextInt(400)));
            } else {
                now = onMap(now, shown);
            }
        }
    }

    private void page(long millis, int shown) {
        browser.want(millis, WarmKey.day(user, shown));
        browser.want(millis + 30, Spans.day(user, shown));
    }

    /** Shows the day on the map: as a filter of the map, or in front of all time and then moves about. */
    private long onMap(long millis, int shown) {
        View view = journey(shown).view();
        if (random.nextDouble() < 0.25) {
            map.showDay(millis, view, shown);
            return millis;
        }
        return map.open(millis, view, 3);
    }
}
