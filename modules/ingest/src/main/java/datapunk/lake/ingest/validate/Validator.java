package datapunk.lake.ingest.validate;

import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.ingest.batch.RawBatch;
import datapunk.lake.ingest.batch.ValidBatch;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Fix;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.SourceRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * Judges records. A position must lie on earth and in a time in which devices knew positions; a feature must lie on
 * earth and may have any time, as birthdays and scans are old. Latitude 0, longitude 0 is a place and is accepted.
 */
public final class Validator {
    /** 1990-01-01T00:00:00Z in milliseconds: no earlier instant is stated by a clock that was set. */
    static final long EARLIEST = 631_152_000_000L;

    private static final long LATITUDE_LIMIT = 90_000_000_000L;
    private static final long LONGITUDE_LIMIT = 180_000_000_000L;
    private final Clock clock;

    /** A validator that takes now from this clock. */
    public Validator(Clock clock) {
        this.clock = clock;
    }

    /** Judges all records of a batch. */
    public ValidBatch validate(RawBatch batch) {
        List<SourceRecord> records = batch.records();
        long latest = latest();
        for (int i = 0; i < records.size(); i++) {
            if (judge(records.get(i), latest) != Verdict.ACCEPTED) {
                return sorted(batch, latest);
            }
        }
        return new ValidBatch(batch.lane(), batch.from(), batch.to(), records, batch.rejects());
    }

    private static ValidBatch sorted(RawBatch batch, long latest) {
        var accepted = new ArrayList<SourceRecord>(batch.records().size());
        var rejected = new ArrayList<>(batch.rejects());
        for (int i = 0; i < batch.records().size(); i++) {
            SourceRecord record = batch.records().get(i);
            switch (judge(record, latest)) {
                case Verdict.Accepted _ -> accepted.add(record);
                case Verdict.Rejected r ->
                    rejected.add(new WriteDoors.Rejected(
                            batch.ordinal(i), r.reason(), r.field(), r.position(), fragment(record)));
            }
        }
        rejected.sort(Comparator.comparingLong(WriteDoors.Rejected::ordinal));
        return new ValidBatch(batch.lane(), batch.from(), batch.to(), accepted, rejected);
    }

    /** The latest instant that is accepted now: a day ahead, for clocks and time zones gone wrong. */
    public long latest() {
        return clock.millis() + Fix.DAY;
    }

    /** Judges one record. @param latest as of {@link #latest} */
    public static Verdict judge(SourceRecord record, long latest) {
        return switch (record) {
            case PositionRecord position -> judge(position, latest);
            case FeatureRecord feature -> judge(feature);
        };
    }

    private static Verdict judge(PositionRecord p, long latest) {
        Optional<String> place = place(p.lonE9(), p.latE9());
        if (place.isPresent()) {
            return new Verdict.Rejected(place.get() + "-out-of-range", place.get(), p.position());
        }
        if (p.time() >= EARLIEST && p.time() <= latest) {
            return Verdict.ACCEPTED;
        }
        String reason = p.time() == 0 ? "time-epoch-zero" : p.time() < EARLIEST ? "time-before-1990" : "time-in-future";
        return new Verdict.Rejected(reason, "time", p.position());
    }

    private static Optional<String> place(long lonE9, long latE9) {
        if (latE9 > LATITUDE_LIMIT || latE9 < -LATITUDE_LIMIT) {
            return Optional.of("latitude");
        }
        return lonE9 > LONGITUDE_LIMIT || lonE9 < -LONGITUDE_LIMIT ? Optional.of("longitude") : Optional.empty();
    }

    private static Verdict judge(FeatureRecord f) {
        if (f.shape().isEmpty()) {
            return Verdict.ACCEPTED;
        }
        Envelope e = f.shape().get().geometry().getEnvelopeInternal();
        if (e.isNull()) {
            return Verdict.ACCEPTED;
        }
        if (!(e.getMinY() >= -90 && e.getMaxY() <= 90)) {
            return new Verdict.Rejected("latitude-out-of-range", "latitude", f.position());
        }
        return e.getMinX() >= -180 && e.getMaxX() <= 180
                ? Verdict.ACCEPTED
                : new Verdict.Rejected("longitude-out-of-range", "longitude", f.position());
    }

    private static String fragment(SourceRecord record) {
        return switch (record) {
            case PositionRecord p ->
                "time=" + time(p.time()) + " latitude=" + degrees(p.latE9()) + " longitude=" + degrees(p.lonE9());
            case FeatureRecord f ->
                f.attributes().substring(0, Math.min(f.attributes().length(), 300));
        };
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static String degrees(long e9) {
        return BigDecimal.valueOf(e9, 9).stripTrailingZeros().toPlainString();
    }
}
