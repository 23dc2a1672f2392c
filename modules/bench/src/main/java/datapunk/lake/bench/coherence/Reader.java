package datapunk.lake.bench.coherence;

import datapunk.lake.bench.process.LakeProcess;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** Asks one lake again and again, most often for what was written last; on a thread of its own. */
final class Reader implements Runnable {
    private static final double LATEST = 0.8;
    private static final long MOST_PAUSE_NANOS = 12_000_000;
    private static final long DOWN_NANOS = 20_000_000;

    private final Cluster cluster;
    private final int lake;
    private final Random random;
    private final IntSupplier latest;
    private final AtomicBoolean over;
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** @param latest register that was written last @param over set when it is to end */
    Reader(Cluster cluster, int lake, Random random, IntSupplier latest, AtomicBoolean over) {
        this.cluster = cluster;
        this.lake = lake;
        this.random = random;
        this.latest = latest;
        this.over = over;
    }

    @Override
    public void run() {
        Asked[] kinds = Asked.values();
        while (!over.get()) {
            if (cluster.health(lake) == Cluster.Health.DOWN) {
                LockSupport.parkNanos(DOWN_NANOS);
            } else {
                int register = random.nextDouble() < LATEST ? latest.getAsInt() : random.nextInt(Register.COUNT);
                ask(kinds[random.nextInt(kinds.length)], register);
                LockSupport.parkNanos(random.nextLong(MOST_PAUSE_NANOS));
            }
        }
    }

    private void ask(Asked kind, int register) {
        LakeProcess asked = cluster.lake(lake);
        long begin = System.nanoTime();
        try {
            HttpResponse<byte[]> answer =
                    asked.ask("GET", kind.path(register), "").join();
            long count = kind.count(answer);
            if (count < 0) {
                failed(asked, kind.path(register) + " " + answer.statusCode() + " " + new String(answer.body()));
            } else {
                reads.add(new Read(lake, kind.shows(register), begin, count));
            }
        } catch (CompletionException e) {
            failed(asked, kind.path(register) + " " + e.getCause());
        }
    }

    /** What a killed lake does not answer is no failure. */
    private void failed(LakeProcess asked, String what) {
        if (asked.isAlive() && cluster.health(lake) != Cluster.Health.DOWN) {
            failures.add("lake " + lake + ": " + what);
        }
    }

    /** What it saw. */
    Queue<Read> reads() {
        return reads;
    }

    /** What it asked in vain. */
    Queue<String> failures() {
        return failures;
    }
}
