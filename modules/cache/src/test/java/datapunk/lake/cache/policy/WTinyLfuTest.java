package datapunk.lake.cache.policy;

class WTinyLfuTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new WTinyLfu<>(bound);
    }
}
