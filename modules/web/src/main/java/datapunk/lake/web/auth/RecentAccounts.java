package datapunk.lake.web.auth;

import datapunk.lake.bus.store.StoreDoors.Account;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts found lately, by token hash: bounded, each good for a short while, and for longer while the database cannot
 * be asked. Not for several threads.
 */
final class RecentAccounts {
    private static final int MOST = 256;
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration KEPT_WHILE_AWAY = Duration.ofMinutes(10);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(5);
    private final InstantSource clock;
    private final Map<String, Found> found = new LinkedHashMap<>();

    RecentAccounts(InstantSource clock) {
        this.clock = clock;
    }

    private record Found(Account account, long at, long until) {}

    Optional<Account> of(String tokenHash) {
        Found known = found.get(tokenHash);
        return known == null || known.until <= clock.millis() ? Optional.empty() : Optional.of(known.account);
    }

    /** The database cannot be asked: whoever was found not long ago stands for some seconds more. */
    Optional<Account> whileAway(String tokenHash) {
        Found known = found.get(tokenHash);
        long now = clock.millis();
        if (known == null || known.at + KEPT_WHILE_AWAY.toMillis() <= now) {
            return Optional.empty();
        }
        found.put(tokenHash, new Found(known.account, known.at, now + ASKED_AGAIN.toMillis()));
        return Optional.of(known.account);
    }

    void add(String tokenHash, Account account) {
        found.remove(tokenHash);
        if (found.size() >= MOST) {
            found.remove(found.keySet().iterator().next());
        }
        long now = clock.millis();
        found.put(tokenHash, new Found(account, now, now + KEPT.toMillis()));
    }
}
