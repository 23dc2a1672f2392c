package datapunk.lake.web.auth;

import datapunk.lake.bus.store.StoreDoors.Account;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The accounts found lately, by token hash: bounded, each kept for a short while. Not for several threads. */
final class RecentAccounts {
    private static final int MOST = 256;
    private static final Duration KEPT = Duration.ofSeconds(60);
    private final InstantSource clock;
    private final Map<String, Found> found = new LinkedHashMap<>();

    RecentAccounts(InstantSource clock) {
        this.clock = clock;
    }

    private record Found(Account account, long until) {}

    Optional<Account> of(String tokenHash) {
        Found known = found.get(tokenHash);
        if (known == null) {
            return Optional.empty();
        }
        if (known.until <= clock.millis()) {
            found.remove(tokenHash);
            return Optional.empty();
        }
        return Optional.of(known.account);
    }

    void add(String tokenHash, Account account) {
        found.remove(tokenHash);
        if (found.size() >= MOST) {
            found.remove(found.keySet().iterator().next());
        }
        found.put(tokenHash, new Found(account, clock.millis() + KEPT.toMillis()));
    }
}
