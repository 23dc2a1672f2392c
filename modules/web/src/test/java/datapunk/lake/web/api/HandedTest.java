package datapunk.lake.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.ingest.IngestDoors.Given;
import datapunk.lake.web.upload.Uploads;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandedTest {

    @Test
    void pathsAreNamedByTheirLastPart() {
        assertEquals(
                new Handed.Paths(List.of(new Given(Path.of("/a/c/Takeout.zip"), "Takeout.zip"))),
                Handed.of(Buffer.buffer("{\"paths\":[\"/a/b/../c/Takeout.zip\"]}")));
    }

    @Test
    void uploadsKeepTheNameAPersonKnows() {
        String hash = "A".repeat(64);
        assertEquals(
                new Handed.Uploaded(List.of(new Uploads.Sent("a".repeat(64), "Takeout/Records.json", 5))),
                Handed.of(Buffer.buffer("{\"uploads\":[{\"sha256\":\"" + hash
                        + "\",\"name\":\"Takeout/Records.json\",\"bytes\":5}]}")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"paths\":[]}",
                "{\"paths\":null}",
                "{\"paths\":\"/a\"}",
                "{\"paths\":[7]}",
                "{\"paths\":[null]}",
                "{\"paths\":[\"relative/file\"]}",
                "{\"paths\":[\"/a\\u0000b\"]}",
                "{\"paths\":[\"/a\"],\"uploads\":[]}",
                "{\"uploads\":[\"x\"]}",
                "{\"uploads\":[{}]}",
                "{\"uploads\":[{\"sha256\":\"abc\",\"name\":\"x\"}]}",
                "{\"uploads\":[{\"sha256\":7}]}",
                "{\"uploads\":[{\"sha256\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"bytes\":\"x\"}]}"
            })
    void anythingElseIsRefused(String body) {
        assertThrows(FaultException.class, () -> Handed.of(body == null ? null : Buffer.buffer(body)));
    }
}
