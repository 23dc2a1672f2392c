package datapunk.lake.store.query;

import com.fasterxml.jackson.core.JsonGenerator;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.model.FixTable;
import datapunk.lake.store.query.area.Region;
import datapunk.lake.store.query.row.Cursor;
import datapunk.lake.store.query.row.FixRows;
import datapunk.lake.store.query.scan.BlockScan;
import datapunk.lake.store.query.scan.Candidates;
import datapunk.lake.store.query.scan.DayFixes;
import datapunk.lake.store.query.scan.DayKey;
import datapunk.lake.store.query.scan.InTimeOrder;
import datapunk.lake.store.query.scan.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Answers which fixes lie in an area and period, a page at a time. */
final class PointsAnswer {
    private static final int MOST = 50_000;
    private static final int FEWEST_READ = 4_000;

    private final Snapshot snapshot;
    private final Region region;
    private final Period period;
    private final Optional<Long> device;
    private final Optional<Cursor> after;
    private final int limit;
    private int given;
    private Optional<Cursor> last = Optional.empty();

    private PointsAnswer(Snapshot snapshot, Question.Points question) {
        if (question.limit() < 1 || question.limit() > MOST) {
            throw Fault.user("limit-out-of-range", "Ask for 1 to 50000 points at a time.")
                    .exception();
        }
        this.snapshot = snapshot;
        this.region = Region.of(question.area());
        this.device = question.device().map(PointsAnswer::deviceId);
        this.after = question.after().map(Cursor::parse);
        this.period = after.map(c -> new Period(
                        Math.max(c.time(), question.period().from()),
                        question.period().to()))
                .orElse(question.period());
        this.limit = question.limit();
    }

    static Answer of(Snapshot snapshot, Question.Points question) {
        var points = new PointsAnswer(snapshot, question);
        return JsonAnswer.of(snapshot, 1 << 14, points::write);
    }

    private static long deviceId(String hex) {
        if (!hex.matches("[0-9a-fA-F]{1,16}")) {
            throw Fault.user("device-unknown", "Give the device by its id as the list of devices shows it.")
                    .exception();
        }
        return Long.parseUnsignedLong(hex, 16);
    }

    private void write(JsonGenerator out) throws IOException {
        var rows = new FixRows(out);
        out.writeNumberField("generation", snapshot.generation());
        rows.begin();
        boolean more = page(rows);
        rows.end();
        if (more && last.isPresent()) {
            out.writeStringField("next", last.get().text());
        } else {
            out.writeNullField("next");
        }
    }

    /** Writes the page. @return whether there is another */
    private boolean page(FixRows rows) {
        if (period.from() >= period.to()) {
            return false;
        }
        var candidates = new Candidates(snapshot, region, period);
        while (true) {
            List<DayKey> keys = candidates.next(Math.max(limit + 1 - given, FEWEST_READ));
            if (keys.isEmpty()) {
                return false;
            }
            for (List<DayFixes> day : InTimeOrder.byDay(BlockScan.shown(snapshot, keys))) {
                if (!InTimeOrder.each(day, (of, row) -> fix(rows, of, row))) {
                    return true;
                }
            }
        }
    }

    private boolean fix(FixRows rows, DayFixes of, int row) {
        if (!matches(of, row)) {
            return true;
        }
        if (given == limit) {
            return false;
        }
        given++;
        if (given == limit) {
            last = Optional.of(Cursor.of(of.key().stream(), of.table(), row));
        }
        try {
            rows.row(of.table(), row, snapshot.feeds().getOrDefault(of.key().stream(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private boolean matches(DayFixes of, int row) {
        FixTable table = of.table();
        return period.contains(table.time(row))
                && (device.isEmpty() || table.devices()[row] == device.get())
                && region.has(table.lon(row) / 1e7, table.lat(row) / 1e7)
                && (after.isEmpty() || after.get().isBefore(of.key().stream(), table, row));
    }
}
