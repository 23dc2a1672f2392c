package datapunk.lake.bench.cache;

import datapunk.lake.bench.cache.Run.Part;
import datapunk.lake.cache.replay.Contender;
import datapunk.lake.cache.replay.ReplayHarness;
import datapunk.lake.cache.replay.ReplayReport;
import datapunk.lake.cache.replay.ReplaySetting;
import datapunk.lake.cache.replay.ReplaySetting.Touch;
import datapunk.lake.cache.replay.Shuffled;
import datapunk.lake.cache.replay.Trace;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs all comparisons on a trace, as many at a time as there are processors, those that take longest first. */
final class Replays {
    /** Of the last day that is learned from, this share is shuffled already, so that a warmer is caught at noon. */
    private static final double NOON = 0.5;

    private final long bytes;
    private final Consumer<String> progress;
    private final List<Task> tasks = new ArrayList<>();

    /** @param weight about how long it takes, for the order */
    private record Task(int weight, Callable<Run> work) {}

    /** @param bytes of each cache @param progress told of every replay that ended */
    Replays(long bytes, Consumer<String> progress) {
        this.bytes = bytes;
        this.progress = progress;
    }

    /** Everything on one trace. @param structured whether the trace has something to shuffle and change to judge */
    void add(long seed, Trace trace, boolean structured) {
        ReplaySetting setting = ReplaySetting.of(trace).withBytes(bytes);
        for (Contender contender : Contender.all()) {
            add(seed, Part.PLAIN, trace, contender, setting);
        }
        if (structured) {
            double noon = setting.learnDays() - NOON;
            var shuffled = new Shuffled(trace, trace.begin() + (long) (noon * 86_400_000), seed);
            add(seed, Part.SHUFFLED, shuffled, Contender.COST, setting.withQuietFrom(noon));
            add(seed, Part.SHUFFLED, shuffled, Contender.BOTH, setting.withQuietFrom(noon));
            add(seed, Part.PRODUCT, trace, Contender.COST, setting.withTouch(Touch.PRODUCT));
            add(seed, Part.OWNER, trace, Contender.COST, setting.withTouch(Touch.OWNER));
        }
    }

    private void add(long seed, Part part, Trace trace, Contender contender, ReplaySetting setting) {
        int weight = contender.warming().isEmpty() ? 1 : contender.name().startsWith("COST") ? 3 : 2;
        tasks.add(new Task(weight, () -> {
            var threads = ManagementFactory.getThreadMXBean();
            long begun = threads.getCurrentThreadCpuTime();
            ReplayReport report = ReplayHarness.run(trace, contender, setting);
            double cpu = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s, %s: %s: %.1f %% hits, %.1f CPU s",
                    trace.name(),
                    part.name().toLowerCase(Locale.ROOT),
                    contender.name(),
                    report.reads().hitPercent(),
                    cpu));
            return new Run(seed, part, report, cpu);
        }));
    }

    /** Runs all that was added. */
    List<Run> run() throws InterruptedException {
        tasks.sort(Comparator.comparingInt(Task::weight).reversed());
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Run> runs = new ArrayList<>();
            List<Callable<Run>> all = tasks.stream().map(Task::work).toList();
            for (Future<Run> done : pool.invokeAll(all)) {
                runs.add(done.get());
            }
            return runs;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a replay failed", e.getCause());
        }
    }
}
