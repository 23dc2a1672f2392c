package datapunk.lake.cache.policy;

class AtRandomTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new AtRandom<>(bound, 1);
    }
}
