package datapunk.lake.web.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.bus.store.StoreDoors.Account;
import datapunk.lake.model.Owner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentAccountsTest {
    private final AtomicLong now = new AtomicLong();
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    private final RecentAccounts recent = new RecentAccounts(clock);
    private final Account anna = new Account(new Owner(7), "anna");

    @Test
    void anAccountIsKeptForAMinute() {
        recent.add("hash", anna);
        now.set(59_999);
        assertEquals(Optional.of(anna), recent.of("hash"));
        now.set(60_000);
        assertEquals(Optional.empty(), recent.of("hash"));
    }

    @Test
    void theOldestGivesWay() {
        for (int i = 0; i <= 256; i++) {
            recent.add("hash" + i, anna);
        }
        assertEquals(Optional.empty(), recent.of("hash0"));
        assertEquals(Optional.of(anna), recent.of("hash1"));
        assertEquals(Optional.of(anna), recent.of("hash256"));
    }
}
