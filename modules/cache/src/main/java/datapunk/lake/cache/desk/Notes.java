package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.Why.What;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.region.Leaving;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.cache.region.Watch;
import java.time.Duration;
import java.util.Locale;

/** Writes down what becomes of the answers of one region. For one thread. */
final class Notes implements Watch<Question> {
    private final Events events;
    private final Clock clock;
    private RegionConfig config;
    private long generation;

    /** A clock that only grows. */
    interface Clock {
        /** Milliseconds since the epoch. */
        long now();
    }

    Notes(Events events, Clock clock, RegionConfig config) {
        this.events = events;
        this.clock = clock;
        this.config = config;
    }

    void configured(RegionConfig other) {
        config = other;
    }

    /** What leaves as changed from now on was reached by this commit. */
    void reaching(long commit) {
        generation = commit;
    }

    @Override
    public void left(Question key, Leaving why) {
        left(key, why, new Stay(0, 0, 0, 0, false));
    }

    @Override
    public void left(Question key, Leaving why, Stay stay) {
        RegionConfig at = config;
        long commit = generation;
        long now = clock.now();
        switch (why) {
            case EVICTED -> events.note(now, key, What.EVICTED, () -> evicted(at, stay));
            case NOT_LET_IN -> events.note(now, key, What.NOT_KEPT, () -> notLetIn(at, stay));
            case EXPIRED ->
                events.note(
                        now,
                        key,
                        What.EXPIRED,
                        () -> "It was " + age(stay) + " old and may live for " + Words.time(at.ttl()) + " here.");
            case CHANGED ->
                events.note(
                        now,
                        key,
                        What.INVALIDATED,
                        () -> "The commit of generation " + commit + " reached it; it was " + age(stay)
                                + " old and had been read " + Words.times(stay.reads()) + ".");
            case UNREAD ->
                events.note(
                        now,
                        key,
                        What.EVICTED,
                        () -> "It was loaded ahead " + age(stay)
                                + " before, nobody read it, and the staging area was needed for others.");
        }
    }

    private static String age(Stay stay) {
        return Words.time(Duration.ofMillis(stay.millis()));
    }

    private static String evicted(RegionConfig config, Stay stay) {
        return "Evicted by " + config.policy() + ": " + asked(stay) + ", " + worth(stay) + ".";
    }

    private static String notLetIn(RegionConfig config, Stay stay) {
        return "Not let in by " + config.policy() + ": what would have had to leave for it is worth more; it takes "
                + worth(stay) + ".";
    }

    private static String asked(Stay stay) {
        double hours = stay.millis() / 3_600_000.0;
        return hours < 1
                ? "read " + Words.times(stay.reads()) + " in " + age(stay)
                : String.format(Locale.ROOT, "read %.1f times an hour for %s", stay.reads() / hours, age(stay));
    }

    private static String worth(Stay stay) {
        return Words.millis(stay.costMillis()) + " to load, " + Words.bytes(stay.bytes());
    }

    void loaded(Question key, long bytes, double millis) {
        events.note(
                clock.now(),
                key,
                What.LOADED,
                () -> "Loaded from the database for a user in " + Words.millis(millis) + ", " + Words.bytes(bytes)
                        + ".");
    }

    void found(Question key, long bytes) {
        events.note(clock.now(), key, What.LOADED, () -> "Fetched from Redis for a user, " + Words.bytes(bytes) + ".");
    }

    void warmed(Question key, long bytes, double millis, String why) {
        events.note(
                clock.now(),
                key,
                What.WARMED,
                () -> "Loaded ahead in " + Words.millis(millis) + ", " + Words.bytes(bytes) + ": " + why);
    }

    void tooLarge(Question key, long bytes, boolean ahead) {
        long most = ahead ? Math.min(config.largest(), config.stagingBytes()) : config.largest();
        String what = ahead ? "what may be loaded ahead" : "an eighth of the region";
        events.note(
                clock.now(),
                key,
                What.NOT_KEPT,
                () -> "Served and not kept: " + Words.bytes(bytes) + " is larger than " + what + ", "
                        + Words.bytes(most) + ".");
    }

    void overtaken(Question key) {
        events.note(
                clock.now(),
                key,
                What.NOT_KEPT,
                () -> "Served and not kept: a commit changed it while it was" + " loaded.");
    }
}
