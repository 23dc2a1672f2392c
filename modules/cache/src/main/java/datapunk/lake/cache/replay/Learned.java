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
    private long scoredBefore;
    private double aucBefore;

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
        long scored = warmer.report().learning().scored();
        aucBefore += warmer.report().learning().auc().orElse(0.5) * scored;
        scoredBefore += scored;
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

    /** Over all lives of the process, each by the predictions it made. */
    @Override
    public OptionalDouble auc() {
        long now = warmer.report().learning().scored();
        double sum = aucBefore + warmer.report().learning().auc().orElse(0.5) * now;
        return scored() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / scored());
    }

    @Override
    public long scored() {
        return scoredBefore + warmer.report().learning().scored();
    }
}
