package datapunk.lake.cache.policy;

class FifoTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new Fifo<>(bound);
    }
}
