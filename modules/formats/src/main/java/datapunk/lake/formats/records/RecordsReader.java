package datapunk.lake.formats.records;

import datapunk.lake.formats.Head;
import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google's Records.json, formerly Location History.json: every fix an account's devices ever sent, with
 * {@code timestamp} or {@code timestampMs}. Scans of wireless networks ({@code locationMetadata},
 * {@code activeWifiScan}) are counted and not kept: they name other people's equipment and are most of the bytes. All
 * other fields that have no column are kept as attributes.
 */
public final class RecordsReader implements Reader {
    private static final Pattern LOCATIONS = Pattern.compile("\"locations\"\\s*:\\s*\\[\\s*(.)", Pattern.DOTALL);
    private static final Pattern OWN_FIELD =
            Pattern.compile("\"(latitudeE7|longitudeE7|timestampMs|deviceTag|activitys|locationMetadata)\"");
    private static final Pattern OTHER_FIELD =
            Pattern.compile("\"(Feature|lat|lon|timelineObjects|semanticSegments)\"");
    private static final int FLUSH = 4096;

    @Override
    public String format() {
        return "google-records";
    }

    @Override
    public int certainty(Head head) {
        String text = head.text();
        if (!text.startsWith("{")) {
            return 0;
        }
        Matcher locations = LOCATIONS.matcher(text);
        if (!locations.find()) {
            return 0;
        }
        if (OWN_FIELD.matcher(text).region(locations.start(), text.length()).find()) {
            return 95;
        }
        if (OTHER_FIELD.matcher(text).find()) {
            return 0;
        }
        boolean atFront = text.substring(1, locations.start()).isBlank();
        boolean empty = "]".equals(locations.group(1));
        return atFront && (empty || head.size() == Head.LENGTH) ? 30 : 0;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        var scanner = new Scanner(in);
        var counts = new Counts();
        try {
            scanner.skipMark();
            root(scanner, counts, sink);
        } catch (Damage e) {
            sink.partial(String.format(
                    Locale.ROOT,
                    "The JSON cannot be read beyond byte %,d: %s. Everything before it was kept.",
                    e.at(),
                    e.getMessage()));
        } finally {
            counts.flush(sink);
        }
    }

    private static void root(Scanner s, Counts counts, Sink sink) throws IOException, Damage {
        s.expect('{');
        if (s.peek() == '}') {
            return;
        }
        var names = new Names(java.util.List.of("locations"));
        int c;
        do {
            s.string();
            boolean locations = names.find(s.text, s.from, s.to) == 0;
            s.expect(':');
            if (locations && s.peek() == '[') {
                locations(s, counts, sink);
            } else {
                s.skip();
            }
            c = s.next();
        } while (c == ',');
        if (c != '}') {
            throw s.unexpected(c);
        }
    }

    private static void locations(Scanner s, Counts counts, Sink sink) throws IOException, Damage {
        s.expect('[');
        if (s.peek() == ']') {
            s.next();
            return;
        }
        var location = new Location(s, counts);
        int c;
        do {
            int first = s.peek();
            s.begin();
            if (first == '{') {
                location.read(sink);
            } else {
                s.skip();
                counts.locations++;
                sink.reject("not-a-record", "locations", s.start(), s.fragment());
            }
            if (counts.locations >= FLUSH) {
                counts.flush(sink);
            }
            c = s.next();
        } while (c == ',');
        if (c != ']') {
            throw s.unexpected(c);
        }
    }
}
