package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Decision.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last decision on each of the keys last looked at: at most 8,192. */
final class Decisions {
    private static final int MOST = 8_192;

    private final Map<WarmKey, Decision> last = new LinkedHashMap<>() {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WarmKey, Decision> eldest) {
            return size() > MOST;
        }
    };

    void decided(WarmKey key, Decision decision) {
        last.put(key, decision);
    }

    /** What became of it since. */
    void became(WarmKey key, Verdict verdict, long now) {
        last.computeIfPresent(key, (k, decision) -> decision.now(now, verdict));
    }

    Optional<Decision> of(WarmKey key) {
        return Optional.ofNullable(last.get(key));
    }

    void forget(int user) {
        last.keySet().removeIf(key -> key.user() == user);
    }
}
