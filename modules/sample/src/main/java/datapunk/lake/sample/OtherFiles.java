package datapunk.lake.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import datapunk.lake.sample.life.Episode.Trip;
import datapunk.lake.sample.life.Path.Traveller;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;

/** The small files of the Takeout. */
final class OtherFiles {
    private static final int GPX_SECONDS = 8;

    private OtherFiles() {}

    /** Settings.json with the names of the phones. */
    static String settings() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            json.writeStringField("createdTime", "2016-09-02T18:21:07Z");
            json.writeStringField("modifiedTime", SampleTakeout.YEAR + "-12-30T08:15:00Z");
            json.writeBooleanField("historyEnabled", true);
            json.writeArrayFieldStart("deviceSettings");
            for (Phone phone : Phone.ALL) {
                device(json, phone);
            }
            json.writeEndArray();
            json.writeNumberField("retentionWindowDays", Integer.MAX_VALUE);
            json.writeBooleanField("hasReportedLocations", true);
            json.writeBooleanField("hasSetRetention", true);
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void device(JsonGenerator json, Phone phone) throws IOException {
        json.writeStartObject();
        json.writeNumberField("deviceTag", phone.tag());
        json.writeBooleanField("reportingEnabled", phone == Phone.ALL.getLast());
        json.writeStringField("legalCountryCode", "nl");
        json.writeStringField("devicePrettyName", phone.name());
        json.writeStringField("platformType", "ANDROID");
        json.writeStringField("deviceCreationTime", phone.since().toString());
        json.writeObjectFieldStart("deviceSpec");
        json.writeStringField("brand", phone.brand());
        json.writeStringField("manufacturer", phone.brand());
        json.writeStringField("model", phone.model());
        json.writeStringField("device", phone.model());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A trip as a watch would record it. */
    static String gpx(Trip trip) {
        StringBuilder gpx = new StringBuilder();
        gpx.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        gpx.append("<gpx version=\"1.1\" creator=\"Made-up watch\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n");
        gpx.append("  <trk>\n    <name>")
                .append(trip.from().name())
                .append(" to ")
                .append(trip.to().name());
        gpx.append("</name>\n    <type>hiking</type>\n    <trkseg>\n");
        Traveller traveller = trip.path().traveller();
        double speed = trip.path().length() / (trip.end() - trip.start());
        for (long at = trip.start(); at < trip.end(); at += GPX_SECONDS) {
            traveller.goTo(speed * (at - trip.start()));
            gpx.append(String.format(
                    Locale.ROOT,
                    "      <trkpt lat=\"%.7f\" lon=\"%.7f\"><ele>%.1f</ele><time>%s</time></trkpt>\n",
                    traveller.lat(),
                    traveller.lon(),
                    traveller.altitude(),
                    Instant.ofEpochSecond(at)));
        }
        return gpx.append("    </trkseg>\n  </trk>\n</gpx>\n").toString();
    }

    /** The page that shows what is in the archive. */
    static String archiveBrowser(int year) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Archive of a made-up person</title></head>
                <body>
                <h1>Archive of a made-up person</h1>
                <p>Everything in here was invented. It shows one year, %d.</p>
                <ul><li>Location History (Timeline)</li><li>Drive</li><li>Discover</li><li>Google Account</li></ul>
                </body>
                </html>
                """.formatted(year);
    }

    /** A page about the account. */
    static String subscriber() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Subscriber</title></head>
                <body><p>Name: Made-up Person</p><p>Created: 2016-09-02</p></body>
                </html>
                """;
    }
}
