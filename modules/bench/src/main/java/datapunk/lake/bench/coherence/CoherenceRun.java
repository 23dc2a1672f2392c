package datapunk.lake.bench.coherence;

import datapunk.lake.bench.coherence.Disturbance.Hints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Starts three lakes on one PostgreSQL and one Redis, writes through any of them, reads through all of them, disturbs
 * them and Redis in an order drawn by lot, and says how old the oldest answers were.
 */
public final class CoherenceRun {
    private static final long LEAST_PAUSE_NANOS = 120_000_000;
    private static final long MOST_PAUSE_NANOS = 350_000_000;
    /** What is seen in this time, by programs that have just started, is not looked at. */
    private static final long WARM_UP_MILLIS = 15_000;

    private static final long SETTLED_NANOS = 500_000_000;

    private final CoherenceSettings settings;
    private final Consumer<String> say;
    private final Random random;

    private CoherenceRun(CoherenceSettings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
        this.random = new Random(settings.seed());
    }

    /**
     * Measures; takes about half a minute a round. Leaves no process and no file behind.
     *
     * @param say told how far it is, a line at a time
     */
    public static CoherenceReport measure(CoherenceSettings settings, Consumer<String> say)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lake-coherence");
        try (var cluster = Cluster.start(settings, folder);
                Connection database = cluster.database()) {
            return new CoherenceRun(settings, say).measure(cluster, database, folder);
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            delete(folder);
        }
    }

    private CoherenceReport measure(Cluster cluster, Connection database, Path folder)
            throws IOException, InterruptedException, SQLException {
        say.accept("three lakes are up, seed " + settings.seed());
        var writer = new Writer(cluster, database, folder, new Random(random.nextLong()));
        writer.begin();
        LockSupport.parkNanos(SETTLED_NANOS);
        var over = new AtomicBoolean();
        List<Reader> readers = IntStream.range(0, Cluster.LAKES)
                .mapToObj(lake -> new Reader(cluster, lake, new Random(random.nextLong()), writer::latest, over))
                .toList();
        var disturber = new Disturber(cluster, writer, new Random(random.nextLong()), say);
        List<CompletableFuture<Void>> busy = new ArrayList<>();
        readers.forEach(reader -> busy.add(CompletableFuture.runAsync(reader, Thread::startVirtualThread)));
        var writing = CompletableFuture.runAsync(() -> keepWriting(writer, over), Thread::startVirtualThread);
        try {
            TimeUnit.MILLISECONDS.sleep(WARM_UP_MILLIS);
            for (Disturbance what : disturbances()) {
                if (writing.isCompletedExceptionally()) {
                    break;
                }
                disturber.disturb(what);
            }
        } finally {
            over.set(true);
        }
        writing.join();
        busy.forEach(CompletableFuture::join);
        return report(writer, readers, disturber.segments(), cold(cluster));
    }

    private List<Disturbance> disturbances() {
        if (!settings.disturbances().isEmpty()) {
            return settings.disturbances();
        }
        List<Disturbance> all = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            List<Disturbance> order = new ArrayList<>(List.of(Disturbance.values()));
            Collections.shuffle(order, random);
            all.addAll(order);
        }
        return all;
    }

    private void keepWriting(Writer writer, AtomicBoolean over) {
        var pauses = new Random(settings.seed());
        try {
            while (!over.get()) {
                writer.write();
                LockSupport.parkNanos(pauses.nextLong(LEAST_PAUSE_NANOS, MOST_PAUSE_NANOS));
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CoherenceReport.Cold cold(Cluster cluster) throws IOException, InterruptedException, SQLException {
        say.accept("  300 requests for one cold key");
        var key = new ColdKey(cluster);
        key.warmUp();
        ColdKey.Outcome plain = key.allAtOnce();
        ColdKey.Outcome hung = key.holderHangs();
        cluster.stopRedis();
        LockSupport.parkNanos(SETTLED_NANOS);
        ColdKey.Outcome away = key.allAtOnce();
        return new CoherenceReport.Cold(
                plain.loads(), away.loads(), hung.loads(), plain.failed() + hung.failed() + away.failed());
    }

    private CoherenceReport report(
            Writer writer, List<Reader> readers, List<Segment> segments, CoherenceReport.Cold cold) {
        List<Read> reads = readers.stream()
                .flatMap(reader -> reader.reads().stream())
                .sorted(Comparator.comparingLong(Read::begin))
                .toList();
        Staleness staleness = Staleness.of(writer.history(), segments, reads);
        List<CoherenceReport.Row> rows = segments.stream()
                .map(Segment::what)
                .distinct()
                .sorted()
                .map(what -> row(what, staleness.row(what)))
                .toList();
        Map<Hints, Double> lags = Arrays.stream(Hints.values())
                .collect(Collectors.toMap(
                        hints -> hints, hints -> staleness.row(hints).p99Millis()));
        return new CoherenceReport(
                settings.seed(),
                writer.writes(),
                rows,
                lags,
                staleness.wrong().stream().map(Read::toString).toList(),
                readers.stream().flatMap(reader -> reader.failures().stream()).toList(),
                writer.checks(),
                writer.missed(),
                cold);
    }

    private static CoherenceReport.Row row(Disturbance what, Staleness.Row row) {
        return new CoherenceReport.Row(what, row.reads(), row.stale(), row.maxMillis(), row.p99Millis());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
