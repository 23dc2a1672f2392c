package datapunk.lake.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebConfigTest {

    private static WebConfig of(String host, int port, boolean open, String key, long limit) {
        return new WebConfig(host, port, open, key, Path.of("uploads"), limit, Optional.empty(), "0.1.0");
    }

    @Test
    void anOpenLakeIsBoundToThisMachine() {
        of("127.0.0.1", 8080, true, WebRig.LOCAL_KEY, 1);
        of("::1", 8080, true, WebRig.LOCAL_KEY, 1);
        of("0.0.0.0", 8080, false, WebRig.LOCAL_KEY, 1);
        for (String host : new String[] {"0.0.0.0", "::", "192.168.1.2", "lake.home", "127.0.0.1.evil.example"}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> of(host, 8080, true, WebRig.LOCAL_KEY, 1));
            assertTrue(refused.getMessage().contains("lake.open"), refused.getMessage());
        }
    }

    @Test
    void everyBoundNamesItsKey() {
        assertTrue(message(() -> of("", 1, false, WebRig.LOCAL_KEY, 1)).contains("lake.host"));
        assertTrue(message(() -> of("localhost", 70_000, false, WebRig.LOCAL_KEY, 1))
                .contains("lake.port"));
        assertTrue(message(() -> of("localhost", 1, false, "short", 1)).contains("local key"));
        assertTrue(message(() -> of("localhost", 1, false, WebRig.LOCAL_KEY, 0)).contains("lake.upload.limit"));
    }

    private static String message(Runnable made) {
        return assertThrows(IllegalArgumentException.class, made::run).getMessage();
    }

    @Test
    void theSecretIsNotPrinted() {
        assertFalse(of("localhost", 1, false, WebRig.LOCAL_KEY, 1).toString().contains(WebRig.LOCAL_KEY));
    }
}
