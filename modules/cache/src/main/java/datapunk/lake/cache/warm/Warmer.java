package datapunk.lake.cache.warm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Learns which answers are asked for next and makes them ahead, within a budget and only where it pays. For one thread. */
public final class Warmer {
    private final WarmConfig config;
    private final LongSupplier millis;

    /** The world as the warmer sees it. */
    public interface Source {
        /** Whether the answer is kept in memory. */
        boolean resident(WarmKey key);

        /** Whether the database has enough to do. */
        boolean busy();

        /** Loads an answer into the staging area. @param done told once, at once or later, on the warmer's thread */
        void load(WarmKey key, Consumer<Loaded> done);
    }

    /** How a load ended. */
    public enum Outcome {
        /** Loaded from the database and staged. */
        LOADED,
        /** Staged without asking the database. */
        FROM_REDIS,
        /** A change overtook it; dropped. */
        STALE,
        /** Larger than what is kept. */
        TOO_LARGE,
        /** Did not work. */
        FAILED
    }

    /** A load that ended. @param costMillis time it took */
    public record Loaded(Outcome outcome, long bytes, double costMillis) {}

    /** A warmer that knows nothing yet. @param millis a clock that only grows */
    public Warmer(WarmConfig config, Source source, LongSupplier millis) {
        this.config = config;
        this.millis = millis;
    }

    /** A user asked. @param hit whether memory or Redis had it @param costMillis what loading takes, 0 if unknown */
    public void asked(WarmKey key, boolean hit, long bytes, double costMillis) {}

    /** A change reached the answer: what is kept of it is untrue. */
    public void invalidated(WarmKey key) {}

    /** All keys of a user there are statistics of, as they are called now. */
    public Collection<WarmKey> known(int user) {
        return List.of();
    }

    /** New data of the user arrived. */
    public void ingested(int user) {}

    /** The user is gone: forgets all about it. */
    public void forget(int user) {}

    /** About once a second. */
    public void tick() {}

    /** Whether the key is never warmed, so that there is something to compare with. */
    public boolean spared(WarmKey key) {
        return false;
    }

    /** How it does. */
    public WarmReport report() {
        throw new IllegalStateException();
    }

    /** What was last decided on a key, if that is remembered. */
    public Optional<Decision> why(WarmKey key) {
        return Optional.empty();
    }

    /** The most asked for keys, hottest first. */
    public List<WarmKey> hottest(int n) {
        return List.of();
    }

    /** What was in memory is gone: these are to be warmed first; none: those the statistics name. */
    public void restarted(List<WarmKey> hottest) {}

    /** Another choice of switches; what was learned stays. */
    public void configure(WarmConfig config) {}

    /** All that was learned. */
    public byte[] snapshot() {
        return new byte[0];
    }

    /** Takes over what was learned. @throws SnapshotException if these are not the bytes of a whole snapshot of this version */
    public void restore(byte[] bytes) {}
}
