package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Warmer.Loaded;
import datapunk.lake.cache.warm.Warmer.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A cache without bound and a database that answers at once, under a clock the test moves. */
final class FakeLake implements Warmer.Source {
    static final long MONDAY = 20_605 * 86_400_000L;
    static final long MINUTE = 60_000;

    final Set<WarmKey> resident = new HashSet<>();
    final List<String> loads = new ArrayList<>();
    final Warmer warmer;
    long now = MONDAY;
    boolean busy;
    Outcome outcome = Outcome.LOADED;

    FakeLake(WarmConfig config) {
        warmer = new Warmer(config, this, () -> now);
    }

    @Override
    public boolean resident(WarmKey key) {
        return resident.contains(key);
    }

    @Override
    public boolean busy() {
        return busy;
    }

    @Override
    public void load(WarmKey key, Consumer<Loaded> done) {
        loads.add(now + " " + key);
        if (outcome == Outcome.LOADED) {
            resident.add(key);
        }
        done.accept(new Loaded(outcome, 10_000, 40));
    }

    /** A user asks. @return whether it was there */
    boolean ask(WarmKey key) {
        boolean hit = !resident.add(key);
        warmer.asked(key, hit, 10_000, 40);
        return hit;
    }

    void change(WarmKey key) {
        resident.remove(key);
        warmer.invalidated(key);
    }

    /** Time passes, with a tick each second. */
    void until(long then) {
        while (now < then) {
            now = Math.min(then, now + 1_000);
            warmer.tick();
        }
    }
}
