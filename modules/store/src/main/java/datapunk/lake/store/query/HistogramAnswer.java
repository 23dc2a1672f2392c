package datapunk.lake.store.query;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.store.block.Varint;
import datapunk.lake.store.index.Months;
import datapunk.lake.store.index.Pending;
import datapunk.lake.store.query.area.Region;
import datapunk.lake.store.query.scan.Snapshot;
import datapunk.lake.store.query.tile.TilePlan;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.TreeMap;

/** Answers how many fixes there are over time. */
final class HistogramAnswer {
    private HistogramAnswer() {}

    static Answer of(Snapshot snapshot, Question.Histogram question) {
        TreeMap<Integer, Long> bins = question.byDay()
                ? DaysAnswer.counts(snapshot, Region.EVERYWHERE, question.period())
                : byMonth(snapshot, question.period());
        return JsonAnswer.of(snapshot, 1 << 13, out -> {
            out.writeStringField("by", question.byDay() ? "day" : "month");
            out.writeArrayFieldStart("bins");
            for (var bin : bins.entrySet()) {
                int day = question.byDay() ? bin.getKey() : Months.firstDay(bin.getKey());
                if (bin.getValue() > 0) {
                    out.writeStartObject();
                    out.writeStringField("start", LocalDate.ofEpochDay(day).toString());
                    out.writeNumberField("count", bin.getValue());
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        });
    }

    /** Whole months are the sums of the world's tile; what is left over at the ends is counted by day. */
    private static TreeMap<Integer, Long> byMonth(Snapshot snapshot, Period period) {
        var bins = new TreeMap<Integer, Long>();
        TilePlan plan = period.always()
                ? TilePlan.of(0, new Period(Long.MIN_VALUE + 1, Long.MAX_VALUE))
                : TilePlan.of(0, period);
        if (plan.readsPyramid()) {
            for (Row row : snapshot.rows("months", plan.firstMonth(), plan.lastMonth())) {
                bins.merge(row.getInteger(0), sum(Snapshot.bytes(row, 1)), Long::sum);
            }
            snapshot.unfolded(new Pending.Visitor() {
                @Override
                public void place(long cell, long place) {}

                @Override
                public void day(long stream, int day, int sign, long[] sorted, int n) {
                    if (plan.inPyramid(day)) {
                        bins.merge(Months.ofDay(day), (long) sign * n, Long::sum);
                    }
                }
            });
        }
        for (Period edge : plan.edges()) {
            DaysAnswer.counts(snapshot, Region.EVERYWHERE, edge)
                    .forEach((day, n) -> bins.merge(Months.ofDay(day), n, Long::sum));
        }
        return bins;
    }

    /** All fixes that a pyramid row counts. */
    static long sum(byte[] cells) {
        var in = new Varint(cells);
        long sum = 0;
        while (in.hasMore()) {
            in.next();
            sum += in.next();
        }
        return sum;
    }
}
