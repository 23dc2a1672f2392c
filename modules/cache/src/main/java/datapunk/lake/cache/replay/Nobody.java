package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmKey;
import java.util.List;

/** Loads nothing ahead. */
final class Nobody implements Warming {
    @Override
    public void asked(Event request, boolean hit) {}

    @Override
    public void invalidated(WarmKey key, boolean wasThere) {}

    @Override
    public void ingested(int user) {}

    @Override
    public void tick() {}

    @Override
    public void restarted(List<WarmKey> hottest) {}

    @Override
    public boolean on() {
        return false;
    }
}
