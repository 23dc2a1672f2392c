package datapunk.lake.formats.timeline;

import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Segments of an on-device Timeline, in the spelling of either phone; a segment may be of several kinds at once. */
final class Segments {
    private static final List<String> KINDS = List.of("visit", "activity", "timelinePath", "timelineMemory");
    private static final Set<String> ALL_KINDS = Set.copyOf(KINDS);
    private static final Set<String> BESIDE_A_PATH = Set.of(
            "timelinePath",
            "startTime",
            "endTime",
            "startTimeTimezoneUtcOffsetMinutes",
            "endTimeTimezoneUtcOffsetMinutes");

    private final Feed feed;
    private final PathPoints points;

    Segments(Feed feed, PathPoints points) {
        this.feed = feed;
        this.points = points;
    }

    /** Hands on everything one segment states. */
    void read(Here here) {
        JsonTree segment = here.element().tree();
        List<String> kinds =
                KINDS.stream().filter(k -> segment.get(k).present()).toList();
        if (kinds.isEmpty()) {
            here.unknown("");
            return;
        }
        if (kinds.size() > 1) {
            here.sink().element("segments_with_two_kinds");
        }
        if (kinds.equals(List.of("timelinePath"))) {
            segment.without(BESIDE_A_PATH).names().forEach(here::unknown);
        }
        Optional<Span> span = span(here, segment, kinds);
        for (String kind : kinds) {
            switch (kind) {
                case "timelinePath" -> points.read(here, segment.get(kind), span);
                case "visit" -> visit(here, segment, span);
                case "activity" -> span.ifPresent(s -> activity(here, segment, s));
                default -> span.ifPresent(s -> memory(here, segment, s));
            }
            if (!kind.equals("timelinePath")) {
                here.sink().element(kind);
            }
        }
    }

    /** The times of the segment; when it needs them and has none it is rejected, once. */
    private static Optional<Span> span(Here here, JsonTree segment, List<String> kinds) {
        JsonTree start = segment.get("startTime");
        JsonTree end = segment.get("endTime");
        boolean needless = kinds.stream()
                .allMatch(k -> k.equals("timelinePath") || k.equals("visit") && timeless(segment.get("visit")));
        if (needless && !start.present()) {
            return Optional.empty();
        }
        return here.span(start, end, "startTime", segment.without(Set.of("timelinePath")));
    }

    private static boolean timeless(JsonTree visit) {
        return visit.get("isTimelessVisit").truth().orElse(false);
    }

    /** The segment with this kind only: times, offsets and whatever else it states beside. */
    private static JsonTree only(JsonTree segment, String kind) {
        return segment.without(ALL_KINDS).with(kind, segment.get(kind));
    }

    private void visit(Here here, JsonTree segment, Optional<Span> stated) {
        JsonTree visit = segment.get("visit");
        JsonTree candidate = visit.get("topCandidate");
        Optional<Spot> spot = Spot.ofDegrees(candidate.get("placeLocation"));
        Optional<String> place = candidate.firstOf("placeId", "placeID").word();
        String where = place.or(() -> spot.map(Spot::key)).orElse("-");
        boolean timeless = timeless(visit);
        if (stated.isEmpty() && !(timeless && !segment.get("startTime").present())) {
            return;
        }
        Span span = stated.orElse(Span.TIMELESS);
        String level = visit.get("hierarchyLevel").word().orElse("-");
        String key = timeless
                ? Here.key(Kind.STAY, "timeless", where)
                : Here.key(Kind.STAY, span.start(), span.end(), level, where);
        here.feature(feed, Kind.STAY, span, Here.point(spot), key, only(segment, "visit"));
    }

    private void activity(Here here, JsonTree segment, Span span) {
        JsonTree activity = segment.get("activity");
        List<Spot> ends = Stream.of("start", "end")
                .flatMap(name -> Spot.ofDegrees(activity.get(name)).stream())
                .toList();
        String key = Here.key(Kind.MOVE, span.start(), span.end());
        here.feature(feed, Kind.MOVE, span, Here.line(ends), key, only(segment, "activity"));
    }

    private void memory(Here here, JsonTree segment, Span span) {
        JsonTree memory = segment.get("timelineMemory");
        JsonTree trip = memory.get("trip").present() ? memory.get("trip") : memory;
        var parts = new ArrayList<Object>(List.of(span.start(), span.end()));
        for (JsonTree destination : trip.get("destinations").items()) {
            JsonTree identifier = destination.get("identifier");
            parts.add(identifier
                    .firstOf("placeId", "placeID")
                    .word()
                    .or(identifier::word)
                    .orElse("-"));
        }
        String key = Here.key(Kind.MEMORY, parts.toArray());
        here.feature(feed, Kind.MEMORY, span, Optional.empty(), key, only(segment, "timelineMemory"));
    }
}
