package datapunk.lake.cache.policy;

import java.util.concurrent.atomic.AtomicLong;

class DecayedLfuTest extends PolicyContract {
    private final AtomicLong clock = new AtomicLong();

    @Override
    Policy<Integer> policy(long bound) {
        return new DecayedLfu<>(bound, clock::incrementAndGet, 1);
    }
}
