package datapunk.lake.bench.coherence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How old the answers were. A read is stale when it shows a state that was no longer the newest when it was asked; its
 * age is the time from the commit that it misses first to the question. A write reaches a lake when no read there misses it
 * any more: its lag at a lake is the age of the last one that does.
 */
final class Staleness {
    private static final double MILLIS = 1e6;
    private static final long WATCHED_NANOS = 8_000_000_000L;
    private static final double MOST_LAGS = 0.99;

    private final History history;
    private final List<Segment> segments;
    private final Map<Disturbance, Row> rows = new EnumMap<>(Disturbance.class);
    private final List<Read> wrong = new ArrayList<>();

    /**
     * What is known of one disturbance.
     *
     * @param reads answers looked at
     * @param stale those that missed something
     * @param maxMillis greatest age
     * @param lags lag of each write at each lake, milliseconds
     */
    record Row(long reads, long stale, double maxMillis, List<Double> lags) {
        static final Row NONE = new Row(0, 0, 0, List.of());

        Row read(double age) {
            return new Row(reads + 1, stale + (age > 0 ? 1 : 0), Math.max(maxMillis, age), lags);
        }

        Row lag(double millis) {
            List<Double> more = new ArrayList<>(lags);
            more.add(millis);
            return new Row(reads, stale, maxMillis, more);
        }

        Row plus(Row o) {
            List<Double> all = new ArrayList<>(lags);
            all.addAll(o.lags);
            return new Row(reads + o.reads, stale + o.stale, Math.max(maxMillis, o.maxMillis), all);
        }

        /** The lag that 99 of 100 do not exceed, 0 when there is none. */
        double p99Millis() {
            List<Double> sorted = lags.stream().sorted().toList();
            return sorted.isEmpty()
                    ? 0
                    : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * MOST_LAGS)));
        }
    }

    private Staleness(History history, List<Segment> segments) {
        this.history = history;
        this.segments = segments;
    }

    /** Looks at all reads of a run. */
    static Staleness of(History history, List<Segment> segments, List<Read> reads) {
        var staleness = new Staleness(history, segments);
        reads.forEach(staleness::look);
        staleness.lags(reads);
        return staleness;
    }

    /** What became of a disturbance. */
    Row row(Disturbance what) {
        return rows.getOrDefault(what, Row.NONE);
    }

    /** What became of all that do this to hints. */
    Row row(Disturbance.Hints hints) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getKey().hints() == hints)
                .map(Map.Entry::getValue)
                .reduce(Row.NONE, Row::plus);
    }

    /** Answers that show a state which never was. */
    List<Read> wrong() {
        return List.copyOf(wrong);
    }

    private Optional<Disturbance> at(long nanos) {
        return segments.stream().filter(s -> s.holds(nanos)).map(Segment::what).findFirst();
    }

    private void add(Disturbance what, java.util.function.UnaryOperator<Row> change) {
        rows.put(what, change.apply(row(what)));
    }

    private void look(Read read) {
        int shown = shown(read);
        if (shown < 0) {
            wrong.add(read);
            return;
        }
        List<History.Version> versions = history.of(read.register());
        double age = shown + 1 < versions.size()
                ? Math.max(0, (read.begin() - versions.get(shown + 1).commit()) / MILLIS)
                : 0;
        at(read.begin()).ifPresent(what -> add(what, row -> row.read(age)));
    }

    /** Index of the state that a read shows, -1 when there never was such a one. */
    private int shown(Read read) {
        List<History.Version> versions = history.of(read.register());
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).count() == read.count()) {
                return i;
            }
        }
        return -1;
    }

    private record Place(int register, int lake) {}

    private void lags(List<Read> reads) {
        Map<Place, List<Read>> places = new HashMap<>();
        reads.forEach(read -> places.computeIfAbsent(new Place(read.register(), read.lake()), p -> new ArrayList<>())
                .add(read));
        places.forEach((place, list) -> {
            List<History.Version> versions = history.of(place.register());
            for (int i = 1; i < versions.size(); i++) {
                lag(list, i, versions.get(i).commit());
            }
        });
    }

    /** Only where the lake was asked soon after the write; otherwise nobody knows. */
    private void lag(List<Read> reads, int version, long commit) {
        boolean asked = false;
        double lag = 0;
        for (Read read : reads) {
            long age = read.begin() - commit;
            if (age > 0 && age < WATCHED_NANOS) {
                asked = true;
                int shown = shown(read);
                lag = shown >= 0 && shown < version ? Math.max(lag, age / MILLIS) : lag;
            }
        }
        if (asked) {
            double longest = lag;
            at(commit).ifPresent(what -> add(what, row -> row.lag(longest)));
        }
    }
}
