package datapunk.lake.formats.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import datapunk.lake.formats.Attributes;
import datapunk.lake.formats.Head;
import datapunk.lake.formats.IsoTime;
import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Sink;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Google's location Settings.json: one device state per item of {@code deviceSettings}, keyed by {@code deviceTag}, at
 * the file's {@code modifiedTime}; its attributes are the item as written, {@code devicePrettyName} among them.
 */
public final class SettingsReader implements Reader {
    private static final Feed FEED = Feed.measured("google.settings");
    private static final Pattern OWN = Pattern.compile(
            "\"(deviceSettings|hasReportedLocations|encryptedBackupsControls|retentionWindowDays)\"\\s*:");
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(64 * 1024)
                    .maxNestingDepth(100)
                    .maxDocumentLength(16L * 1024 * 1024)
                    .build())
            .build();
    private static final int MOST_DEVICES = 10_000;

    @Override
    public String format() {
        return "google-settings";
    }

    @Override
    public int certainty(Head head) {
        String text = head.text();
        return text.startsWith("{") && OWN.matcher(text).find() ? 80 : 0;
    }

    /** One item of {@code deviceSettings}. */
    private record Device(String json, @Nullable String tag, long position) {}

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        var devices = new ArrayList<Device>();
        String modified = "";
        try (JsonParser p = JSON.createParser(new Unclosed(in))) {
            p.nextToken();
            while (p.nextToken() == JsonToken.FIELD_NAME) {
                String name = p.currentName();
                JsonToken value = p.nextToken();
                if (name.equals("deviceSettings") && value == JsonToken.START_ARRAY) {
                    devices(p, devices);
                } else if (name.equals("modifiedTime") && value == JsonToken.VALUE_STRING) {
                    modified = p.getText();
                } else {
                    p.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            sink.partial("The settings cannot be read beyond byte "
                    + (e.getLocation() == null ? 0 : e.getLocation().getByteOffset())
                    + ": they are cut, malformed or far too large. Everything before it was kept.");
        }
        tell(devices, modified, sink);
    }

    private static void devices(JsonParser p, List<Device> devices) throws IOException {
        while (p.nextToken() == JsonToken.START_OBJECT && devices.size() < MOST_DEVICES) {
            long position = p.currentTokenLocation().getByteOffset();
            var text = new StringWriter();
            String tag = null;
            try (var copy = JSON.createGenerator(text)) {
                copy.writeStartObject();
                while (p.nextToken() == JsonToken.FIELD_NAME) {
                    String name = p.currentName();
                    JsonToken value = p.nextToken();
                    if (name.equals("deviceTag") && value.isScalarValue()) {
                        tag = p.getText();
                    }
                    copy.writeFieldName(name);
                    copy.copyCurrentStructure(p);
                }
                copy.writeEndObject();
            }
            devices.add(new Device(text.toString(), tag, position));
        }
    }

    private static void tell(List<Device> devices, String modified, Sink sink) {
        var time = IsoTime.millis(modified);
        Span span = time.isPresent() ? Span.at(time.getAsLong()) : Span.TIMELESS;
        for (Device device : devices) {
            String tag = device.tag();
            if (tag == null || tag.isBlank()) {
                String fragment =
                        device.json().substring(0, Math.min(300, device.json().length()));
                sink.reject("device-missing", "deviceTag", device.position(), fragment);
                continue;
            }
            var checked = new Attributes();
            checked.putSource("device", device.json().getBytes(StandardCharsets.UTF_8));
            String wrapped = String.valueOf(checked.take());
            String attributes = wrapped.substring("{\"device\":".length(), wrapped.length() - 1);
            sink.record(new FeatureRecord(
                    FEED,
                    Kind.DEVICE_STATE,
                    span,
                    Optional.empty(),
                    FeatureRecord.key(tag),
                    attributes,
                    Optional.empty(),
                    device.position()));
        }
        sink.element("deviceSettings", devices.size());
    }

    /** Keeps the parser from closing a stream that is not its own. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Closed by who opened it.
        }
    }
}
