package datapunk.lake.ingest.run;

import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.ingest.batch.CloseStretch;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.batch.RawBatch;
import datapunk.lake.ingest.batch.Stretch;
import datapunk.lake.ingest.pipeline.Passed;
import datapunk.lake.ingest.pipeline.Pipeline;
import datapunk.lake.ingest.pipeline.Stage;
import datapunk.lake.ingest.pipeline.Window;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading thread of one content hands its batches to the pipeline; it blocks there when the window is full
 * and, at the end of a stretch, until the stretch before is committed.
 */
final class Inlet {
    private final Pipeline pipeline;
    private final Passed passed;
    private final Commits commits;
    private final Window window;
    private final Halt halt;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Inlet(Pipeline pipeline, Passed passed, Commits commits, Window window, Halt halt) {
        this.pipeline = pipeline;
        this.passed = passed;
        this.commits = commits;
        this.window = window;
        this.halt = halt;
    }

    /** Hands on a batch. @throws RuntimeException what went wrong with an earlier one */
    void push(RawBatch batch) {
        halt.check();
        window.take();
        if (failure.get() != null) {
            window.give();
            rethrow();
        }
        pipeline.feed(batch, passed).onComplete(_ -> window.give(), error -> {
            failure.compareAndSet(null, error);
            window.give();
        });
    }

    /** Ends a stretch and lets it be committed. With the content's end it waits until all is committed. */
    void close(Lane lane, long to, Optional<FileEnd> end) {
        window.drain();
        rethrow();
        halt.check();
        Stretch stretch = Patience.await(pipeline.close(new CloseStretch(lane, to, end)));
        commits.begin(stretch);
        if (end.isPresent()) {
            commits.settle();
        }
    }

    /** Skips records that are committed already. */
    void skipped(long records) {
        halt.check();
        passed.add(Stage.READ, records);
    }

    /** Gives up what was not committed and ends the content where it stands. */
    void abandon(Lane lane, FileEnd end) {
        window.drain();
        failure.set(null);
        Patience.await(pipeline.drop(lane));
        commits.forget();
        long to = commits.checkpoint(lane.file(), lane.begin());
        var rest = new Lane(lane.owner(), lane.run(), lane.file(), to);
        commits.begin(Patience.await(pipeline.close(new CloseStretch(rest, to, Optional.of(end)))));
        commits.settle();
    }

    private void rethrow() {
        Throwable error = failure.get();
        if (error != null) {
            throw error instanceof RuntimeException known ? known : new IllegalStateException(error);
        }
    }
}
