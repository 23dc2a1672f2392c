package datapunk.lake.formats.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.formats.Collected;
import datapunk.lake.formats.Head;
import datapunk.lake.formats.Readers;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SettingsReaderTest {
    private static final String SETTINGS = """
            {
              "createdTime": "2015-01-01T00:00:00Z",
              "deviceSettings": [
                {"deviceTag": -123, "devicePrettyName": "Ada's Phone", "deviceSpec": {"brand": "x"}},
                {"devicePrettyName": "nameless"}
              ],
              "modifiedTime": "2024-05-06T07:08:09Z", "retentionWindowDays": 2147483647
            }
            """;

    private static Collected read(String json) throws IOException {
        var sink = new Collected();
        new SettingsReader().read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), sink);
        return sink;
    }

    @Test
    void everyDeviceIsAStateKeyedByItsTag() throws IOException {
        Collected read = read(SETTINGS);
        FeatureRecord device = read.features().getFirst();
        assertEquals(Kind.DEVICE_STATE, device.kind());
        assertEquals(FeatureRecord.key("-123"), device.key());
        assertEquals(Span.at(Instant.parse("2024-05-06T07:08:09Z").toEpochMilli()), device.span());
        assertEquals(
                "{\"deviceTag\":-123,\"devicePrettyName\":\"Ada's Phone\",\"deviceSpec\":{\"brand\":\"x\"}}",
                device.attributes());
        assertEquals(SETTINGS.indexOf("{\"deviceTag"), device.position());
        assertEquals("device-missing", read.rejects.getFirst().reason());
        assertEquals(2, read.counted("deviceSettings"));
    }

    @Test
    void aCutFileKeepsTheDevicesBefore() throws IOException {
        Collected read = read(SETTINGS.substring(0, SETTINGS.indexOf("nameless")));
        assertEquals(1, read.features().size());
        assertEquals(1, read.partial.size());
    }

    @Test
    void isKnownByItsFields() {
        var head = new Head(SETTINGS.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "google-settings", Readers.standard().of(head).orElseThrow().format());
        assertTrue(Readers.standard()
                .of(new Head("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty());
    }
}
