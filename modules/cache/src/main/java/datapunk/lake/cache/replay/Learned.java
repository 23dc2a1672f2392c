package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmConfig;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.WarmReport;
import datapunk.lake.cache.warm.Warmer;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** The warmer of the product. A restart goes through its snapshot, as there. */
final class Learned implements Warming {
    private final WarmConfig config;
    private final Warmer.Source source;
    private final LongSupplier millis;
    private Warmer warmer;

    Learned(WarmConfig config, Warmer.Source source, LongSupplier millis) {
        this.config = config;
        this.source = source;
        this.millis = millis;
        this.warmer = new Warmer(config, source, millis);
    }

    @Override
    public void asked(Event request, boolean hit) {
        warmer.asked(request.key(), hit, request.bytes(), request.loadMillis());
    }

    @Override
    public void invalidated(WarmKey key, boolean wasThere) {
        warmer.invalidated(key);
    }

    @Override
    public void ingested(int user) {
        warmer.ingested(user);
    }

    @Override
    public void tick() {
        warmer.tick();
    }

    @Override
    public void restarted(List<WarmKey> hottest) {
        byte[] snapshot = warmer.snapshot();
        warmer = new Warmer(config, source, millis);
        warmer.restore(snapshot);
        warmer.restarted(hottest);
    }

    @Override
    public Collection<WarmKey> known(int user) {
        return warmer.known(user);
    }

    @Override
    public boolean on() {
        return warmer.report().status() != WarmReport.Status.RESTING;
    }

    @Override
    public OptionalDouble auc() {
        return warmer.report().learning().auc();
    }

    @Override
    public long scored() {
        return warmer.report().learning().scored();
    }
}
