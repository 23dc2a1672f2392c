package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import java.util.List;
import java.util.function.LongSupplier;

/** Loads again whatever a change threw out of memory, first come, first served. */
final class ReloadAll implements Warming {
    private static final int WAITING = 3_000;

    private final Allowance allowance;

    ReloadAll(Warmer.Source source, LongSupplier millis, Trace trace) {
        this.allowance = new Allowance(source, millis, trace);
    }

    @Override
    public void asked(Event request, boolean hit) {}

    @Override
    public void invalidated(WarmKey key, boolean wasThere) {
        if (wasThere && allowance.waiting() < WAITING) {
            allowance.want(key);
        }
    }

    @Override
    public void ingested(int user) {}

    @Override
    public void tick() {
        allowance.tick();
    }

    @Override
    public void restarted(List<WarmKey> hottest) {}
}
