package datapunk.lake.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Question;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.Undo;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Owner;
import datapunk.lake.model.Span;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DevicesIT {
    private static final int NONE = Fix.Quality.NONE;

    private static Fix fixOfThePhone() {
        return new Fix(
                Feed.measured("test.one"),
                1_600_000_000_000L,
                134_000_000,
                525_000_000,
                0,
                new Fix.Quality(NONE, NONE, NONE, NONE, NONE),
                0,
                255,
                ActivitySamples.NONE,
                null,
                0,
                0);
    }

    private static Feature settings(int payload, String modified, String name) {
        return new Feature(
                new UUID(0, 1),
                new UUID(0, payload),
                Feed.measured("test.settings"),
                Kind.DEVICE_STATE,
                Span.TIMELESS,
                Optional.empty(),
                "{\"deviceTag\":\"phone\",\"devicePrettyName\":\"" + name + "\",\"modifiedTime\":\"" + modified + "\"}",
                Optional.empty(),
                0);
    }

    @Test
    void aDeviceIsCalledWhatItsLatestSettingsSayAndGoesWithItsLastFix() throws SQLException {
        var owner = new Owner(7);
        try (var lake = new KnownLake()) {
            UUID fixes = lake.load(owner, "fixes", List.of(fixOfThePhone()), List.of());
            assertEquals("phone", label(lake, owner));
            lake.load(
                    owner,
                    "settings",
                    List.of(),
                    List.of(settings(1, "2024-01-01T00:00:00Z", "New"), settings(2, "2023-01-01T00:00:00Z", "Old")));
            assertEquals("New", label(lake, owner));
            lake.writing.close(new CloseImport(owner, fixes, Ledger.Status.DONE, Optional.empty()));
            lake.writing.undo(new Undo(owner, fixes));
            assertEquals(
                    "{\"devices\":[]}", lake.json(new Question.Devices(owner)).encode());
        }
    }

    private static String label(KnownLake lake, Owner owner) {
        return lake.json(new Question.Devices(owner))
                .getJsonArray("devices")
                .getJsonObject(0)
                .getString("label");
    }
}
