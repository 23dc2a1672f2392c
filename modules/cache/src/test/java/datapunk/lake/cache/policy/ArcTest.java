package datapunk.lake.cache.policy;

class ArcTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new Arc<>(bound);
    }
}
