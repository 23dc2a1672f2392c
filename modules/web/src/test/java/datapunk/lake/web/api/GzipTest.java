package datapunk.lake.web.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "*", "GZIP"})
    void gzipIsAccepted(String header) {
        assertTrue(Gzip.accepted(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip;q=0.0, br"})
    void gzipIsNotAccepted(String header) {
        assertFalse(Gzip.accepted(header));
    }

    @Test
    void withoutAHeaderNothingIsPacked() {
        assertFalse(Gzip.accepted(null));
    }

    @Test
    void packingLosesNothing() {
        byte[] bytes = "abc".repeat(5000).getBytes();
        assertArrayEquals(bytes, Gzip.unpack(Gzip.pack(bytes)));
    }
}
