package datapunk.lake.store.query;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.geo.Geodesy;
import datapunk.lake.model.FixTable;
import datapunk.lake.store.query.area.Region;
import datapunk.lake.store.query.row.Cursor;
import datapunk.lake.store.query.row.FixRows;
import datapunk.lake.store.query.scan.BlockScan;
import datapunk.lake.store.query.scan.Candidates;
import datapunk.lake.store.query.scan.DayFixes;
import datapunk.lake.store.query.scan.DayKey;
import datapunk.lake.store.query.scan.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Answers which fixes are nearest to a position: looks in growing circles until one that is known to hold enough of
 * them has been read, so that nothing outside it can be nearer.
 */
final class NearestAnswer {
    private static final int MOST = 1_000;
    private static final double FIRST_RADIUS = 500;
    private static final double GROWTH = 4;
    private static final Comparator<Found> NEARER = Comparator.comparingDouble(Found::metres)
            .thenComparingLong(f -> f.at().time())
            .thenComparingLong(f -> f.at().stream())
            .thenComparingInt(f -> f.at().lon())
            .thenComparingInt(f -> f.at().lat())
            .thenComparingInt(f -> f.at().fraction());

    private final Snapshot snapshot;
    private final Question.Nearest question;

    private record Found(double metres, Cursor at, DayKey key) {}

    private NearestAnswer(Snapshot snapshot, Question.Nearest question) {
        if (question.limit() < 1 || question.limit() > MOST) {
            throw Fault.user("limit-out-of-range", "Ask for 1 to 1000 nearest points.")
                    .exception();
        }
        this.snapshot = snapshot;
        this.question = question;
    }

    static Answer of(Snapshot snapshot, Question.Nearest question) {
        return new NearestAnswer(snapshot, question).answer();
    }

    private Answer answer() {
        List<Found> nearest = search();
        var keys = new TreeSet<DayKey>();
        nearest.forEach(f -> keys.add(f.key()));
        var tables = new HashMap<DayKey, FixTable>();
        for (DayFixes day : BlockScan.shown(snapshot, List.copyOf(keys))) {
            tables.put(day.key(), day.table());
        }
        return JsonAnswer.of(snapshot, 1 << 12, out -> {
            var rows = new FixRows(out);
            rows.begin("distance");
            for (Found found : nearest) {
                FixTable table = tables.getOrDefault(found.key(), new FixTable(0));
                int row = row(table, found);
                if (row >= 0) {
                    String source = snapshot.feeds().getOrDefault(found.key().stream(), "");
                    rows.row(table, row, source, Math.round(found.metres() * 1000));
                }
            }
            rows.end();
        });
    }

    private static int row(FixTable table, Found found) {
        for (int row = 0; row < table.size(); row++) {
            if (table.time(row) == found.at().time()
                    && Cursor.of(found.key().stream(), table, row).equals(found.at())) {
                return row;
            }
        }
        return -1;
    }

    private List<Found> search() {
        Period period = question.period();
        if (period.from() >= period.to()) {
            return List.of();
        }
        for (double radius = FIRST_RADIUS; ; radius *= GROWTH) {
            double reach = Math.min(radius, Geodesy.FARTHEST_METRES);
            boolean all = reach >= Geodesy.FARTHEST_METRES;
            Region region = all ? Region.EVERYWHERE : Region.around(question.lon(), question.lat(), reach);
            var candidates = new Candidates(snapshot, region, period);
            if (all || candidates.expected() >= question.limit()) {
                List<Found> found = read(candidates, reach);
                if (all || found.size() == question.limit()) {
                    return found;
                }
            }
        }
    }

    private List<Found> read(Candidates candidates, double reach) {
        var nearest = new Nearest(reach);
        BlockScan.keys(snapshot, candidates.all(), nearest);
        return nearest.sorted();
    }

    /** Keeps the nearest fixes of all that it sees. */
    private final class Nearest implements BlockScan.Visitor {
        private final PriorityQueue<Found> found = new PriorityQueue<>(NEARER.reversed());
        private double reach;
        private Region box;

        Nearest(double reach) {
            this.reach = reach;
            this.box = Region.around(question.lon(), question.lat(), reach);
        }

        @Override
        public void fix(DayKey of, long time, int lon, int lat, int fraction) {
            if (!box.has(lon / 1e7, lat / 1e7) || !question.period().contains(time)) {
                return;
            }
            double metres = Geodesy.metres(question.lon(), question.lat(), lon / 1e7, lat / 1e7);
            if (metres > reach) {
                return;
            }
            found.add(new Found(metres, new Cursor(time, of.stream(), lon, lat, fraction), of));
            if (found.size() > question.limit()) {
                found.poll();
                Found worst = found.peek();
                if (worst != null && worst.metres() < reach) {
                    reach = worst.metres();
                    box = Region.around(question.lon(), question.lat(), reach);
                }
            }
        }

        List<Found> sorted() {
            var sorted = new ArrayList<Found>(found);
            sorted.sort(NEARER);
            return sorted;
        }
    }
}
