package datapunk.lake.cache.policy;

import java.util.concurrent.atomic.AtomicLong;

class CostTest extends PolicyContract {
    private final AtomicLong clock = new AtomicLong();

    @Override
    Policy<Integer> policy(long bound) {
        return new Cost<>(bound, clock::incrementAndGet, 1);
    }
}
