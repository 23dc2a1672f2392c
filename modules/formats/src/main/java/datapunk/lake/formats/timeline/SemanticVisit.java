package datapunk.lake.formats.timeline;

import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Span;
import java.util.Optional;

/** A {@code placeVisit}: a stay, the stays within it, and the raw points it was made of. */
final class SemanticVisit {
    private SemanticVisit() {}

    /** Hands on everything the visit states. */
    static void read(Here here, JsonTree visit) {
        here.sink().element("placeVisit");
        if (Spot.ofE7(visit.get("location")).isPresent()) {
            here.sink().element("placeVisit_with_own_coords");
        }
        visit.get("otherCandidateLocations").items().forEach(_ -> here.sink().element("otherCandidates"));
        stay(here, visit, Optional.empty());
    }

    private static void stay(Here here, JsonTree visit, Optional<Outer> outer) {
        JsonTree raw = visit.at("simplifiedRawPath", "points");
        JsonTree attributes = SemanticPath.withoutItems(visit, "childVisits");
        Optional<Span> span = SemanticPath.span(here, visit, attributes);
        SemanticPath.rawPoints(here, raw);
        Optional<Outer> self = span.map(s -> new Outer(key(visit, s, outer), s));
        if (self.isPresent()) {
            here.feature(
                    SemanticReader.FEED,
                    Kind.STAY,
                    self.get().span,
                    Here.point(spot(visit)),
                    new Here.Key(self.get().key, outer.map(Outer::key)),
                    SemanticPath.withoutItems(attributes, "simplifiedRawPath", "points"));
        }
        for (JsonTree child : visit.get("childVisits").items()) {
            here.sink().element("childVisits");
            stay(here, child, self);
        }
    }

    private static String key(JsonTree visit, Span span, Optional<Outer> outer) {
        String where = visit.at("location", "placeId")
                .word()
                .or(() -> spot(visit).map(Spot::key))
                .orElse("-");
        return outer.isPresent()
                ? Here.key(
                        Kind.STAY,
                        span.start(),
                        span.end(),
                        where,
                        outer.get().span.start())
                : Here.key(Kind.STAY, span.start(), span.end(), where);
    }

    /** The place itself; else the centre of the person's own fixes; else the likeliest other candidate. */
    private static Optional<Spot> spot(JsonTree visit) {
        return Spot.ofE7(visit.get("location"))
                .or(() -> Spot.ofE7(visit.get("centerLatE7"), visit.get("centerLngE7"))
                        .filter(Spot::inRange))
                .or(() -> visit.get("otherCandidateLocations").items().stream()
                        .flatMap(candidate -> Spot.ofE7(candidate).stream())
                        .filter(Spot::inRange)
                        .findFirst());
    }

    /** The visit around a visit. */
    private record Outer(String key, Span span) {}
}
