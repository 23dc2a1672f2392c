package datapunk.lake.cache.policy;

class LfuTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new Lfu<>(bound);
    }
}
