package datapunk.lake.cache.policy;

class LruTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new Lru<>(bound);
    }
}
