package datapunk.lake.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sparse record as the source stated it: a visit, a move, a path, a saved place.
 *
 * @param feed source family
 * @param kind what it is
 * @param span when, UTC
 * @param shape where, WGS 84 lon/lat, if the source says
 * @param key the natural key within the feed: what the source can never restate, parts joined by {@link FeatureRecord#key}
 * @param attributes everything understood, as a JSON object with the source's own names, keys sorted by the reader's order
 * @param parent natural key of the record it is nested in (a shop within a mall), if any
 * @param position byte offset of the record in its file
 */
public record FeatureRecord(
        Feed feed,
        Kind kind,
        Span span,
        Optional<Shape> shape,
        String key,
        String attributes,
        Optional<String> parent,
        long position)
        implements SourceRecord {

    /** Joins the parts of a natural key so that no two different lists of parts give the same text. */
    public static String key(Object... parts) {
        var text = new StringBuilder();
        for (Object part : parts) {
            String s = part instanceof OptionalLong o
                    ? (o.isPresent() ? Long.toString(o.getAsLong()) : "-")
                    : String.valueOf(part);
            text.append(s.length()).append(':').append(s).append(';');
        }
        return text.toString();
    }
}
