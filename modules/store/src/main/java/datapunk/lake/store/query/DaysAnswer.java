package datapunk.lake.store.query;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.model.Fix;
import datapunk.lake.store.query.area.Region;
import datapunk.lake.store.query.scan.BlockScan;
import datapunk.lake.store.query.scan.Cells;
import datapunk.lake.store.query.scan.DayKey;
import datapunk.lake.store.query.scan.Snapshot;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers on which days someone was in an area: from cells where they suffice, from the fixes where they do not. */
final class DaysAnswer {
    private final Snapshot snapshot;
    private final Region region;
    private final Period period;
    private final Map<DayKey, Long> counts = new HashMap<>();
    private final TreeSet<DayKey> uncertain = new TreeSet<>();
    private final TreeMap<Integer, Map<Long, Long>> places = new TreeMap<>();

    private DaysAnswer(Snapshot snapshot, Region region, Period period) {
        this.snapshot = snapshot;
        this.region = region;
        this.period = period;
    }

    static Answer of(Snapshot snapshot, Question.Days question) {
        var days = new DaysAnswer(snapshot, Region.of(question.area()), question.period());
        TreeMap<Integer, Long> found = days.count(true);
        Map<Integer, Place> names = days.names();
        return JsonAnswer.of(snapshot, 1 << 12, out -> {
            out.writeArrayFieldStart("days");
            for (var day : found.entrySet()) {
                Place place = names.getOrDefault(day.getKey(), Place.NOWHERE);
                out.writeStartObject();
                out.writeStringField("day", LocalDate.ofEpochDay(day.getKey()).toString());
                out.writeNumberField("count", day.getValue());
                out.writeStringField("country", place.country());
                out.writeStringField("town", place.town());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /** Number of fixes for each day that has some. */
    static TreeMap<Integer, Long> counts(Snapshot snapshot, Region region, Period period) {
        return new DaysAnswer(snapshot, region, period).count(false);
    }

    private record Place(String country, String town) {
        static final Place NOWHERE = new Place("", "");
    }

    private TreeMap<Integer, Long> count(boolean withPlaces) {
        if (period.from() < period.to()) {
            new Cells(snapshot, region, period).each(withPlaces, (key, cell, n, place, inside) -> {
                counts.merge(key, (long) n, Long::sum);
                if (!inside || cut(key.day())) {
                    uncertain.add(key);
                }
                if (withPlaces) {
                    places.computeIfAbsent(key.day(), d -> new HashMap<>()).merge(place, (long) n, Long::sum);
                }
            });
        }
        countFixes();
        var days = new TreeMap<Integer, Long>();
        counts.forEach((key, n) -> {
            if (n > 0) {
                days.merge(key.day(), n, Long::sum);
            }
        });
        return days;
    }

    /** Whether the period holds only a part of the day. */
    private boolean cut(int day) {
        return period.from() > day * Fix.DAY || period.to() < (day + 1) * Fix.DAY;
    }

    private void countFixes() {
        uncertain.forEach(key -> counts.put(key, 0L));
        BlockScan.keys(snapshot, List.copyOf(uncertain), (of, time, lon, lat, fraction) -> {
            if (period.contains(time) && region.has(lon / 1e7, lat / 1e7)) {
                counts.merge(of, 1L, Long::sum);
            }
        });
    }

    /** The most frequent place of each day; of equals the one with the smallest id. */
    private Map<Integer, Place> names() {
        var most = new HashMap<Integer, Long>();
        places.forEach((day, found) -> {
            long best = 0;
            long bestCount = 0;
            for (var place : found.entrySet()) {
                long n = place.getValue();
                if (place.getKey() != 0 && (n > bestCount || n == bestCount && place.getKey() < best)) {
                    best = place.getKey();
                    bestCount = n;
                }
            }
            most.put(day, best);
        });
        Set<Long> ids = new HashSet<>(most.values());
        var names = new HashMap<Long, Place>();
        if (!ids.isEmpty()) {
            for (Row row : snapshot.places(ids)) {
                names.put(row.getLong(0), new Place(row.getString(1), row.getString(2)));
            }
        }
        var ofDay = new HashMap<Integer, Place>();
        most.forEach((day, id) -> ofDay.put(day, names.getOrDefault(id, Place.NOWHERE)));
        return ofDay;
    }
}
