package datapunk.lake.ingest.run;

import datapunk.lake.bus.Done;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.ingest.batch.Committed;
import datapunk.lake.ingest.batch.Stretch;
import datapunk.lake.ingest.pipeline.Passed;
import datapunk.lake.ingest.pipeline.Pipeline;
import datapunk.lake.model.Owner;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The commits of one import, one after the other and beside the reading: while a stretch is being committed the next
 * one fills, and no third one begins. Used by the reading thread.
 */
final class Commits {
    private final Pipeline pipeline;
    private final Owner owner;
    private final Passed passed;
    private final Patience patience;
    private final long fold;
    private CompletableFuture<Done> last = CompletableFuture.completedFuture(Done.DONE);
    private volatile Ledger.Counts counts;
    private volatile long unfolded;
    private volatile @Nullable Mark mark;

    /** @param fold records after which the index is brought up */
    Commits(Pipeline pipeline, Owner owner, Passed passed, Patience patience, long fold) {
        this.pipeline = pipeline;
        this.owner = owner;
        this.passed = passed;
        this.patience = patience;
        this.fold = fold;
        this.counts = Ledger.Counts.ZERO;
    }

    /** The same for an import of which so much was committed before. */
    Commits after(Ledger.Counts before) {
        counts = before;
        return this;
    }

    private record Mark(UUID file, long to) {}

    /** The checkpoint of a content. @param begin where it stood when this import began it */
    long checkpoint(UUID file, long begin) {
        Mark m = mark;
        return m != null && m.file().equals(file) ? m.to() : begin;
    }

    /** Waits for the stretch before, then begins to commit this one. */
    void begin(Stretch stretch) {
        settle();
        last = CompletableFuture.supplyAsync(
                () -> commit(stretch),
                task -> Thread.ofVirtual()
                        .name("commit-" + stretch.append().id())
                        .start(task));
    }

    /** Waits until what was begun is committed. @throws RuntimeException why it could not be */
    void settle() {
        try {
            last.join();
        } catch (CompletionException e) {
            last = CompletableFuture.completedFuture(Done.DONE);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits until what was begun has ended, well or not. */
    void forget() {
        last.handle((_, _) -> Done.DONE).join();
        last = CompletableFuture.completedFuture(Done.DONE);
    }

    /** Waits for all commits and brings the index up to them and to what a process that died had committed. */
    void finish() {
        settle();
        index();
    }

    /** Balance of what is committed. */
    Ledger.Counts counts() {
        return counts;
    }

    private Done commit(Stretch stretch) {
        Committed committed = patience.ask(() -> pipeline.commit(stretch, passed));
        mark = new Mark(stretch.append().file(), stretch.append().to());
        counts = counts.plus(committed.counts());
        unfolded += committed.records();
        if (unfolded >= fold) {
            index();
        }
        return Done.DONE;
    }

    private void index() {
        var indexed = new Committed(owner, unfolded, Ledger.Counts.ZERO);
        patience.ask(() -> pipeline.index(indexed, passed));
        unfolded = 0;
    }
}
