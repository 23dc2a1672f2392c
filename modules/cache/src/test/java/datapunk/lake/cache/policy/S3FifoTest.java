package datapunk.lake.cache.policy;

class S3FifoTest extends PolicyContract {

    @Override
    Policy<Integer> policy(long bound) {
        return new S3Fifo<>(bound);
    }
}
