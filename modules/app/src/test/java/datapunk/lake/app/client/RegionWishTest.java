package datapunk.lake.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionWishTest {

    @Test
    void wordsBecomeWhatTheApiTakes() {
        assertEquals(
                new JsonObject()
                        .put("policy", "lru")
                        .put("bytes", 64L << 20)
                        .put("ttlSeconds", 21_600L)
                        .put("level", "strict")
                        .put("redis", false)
                        .put("warming", true),
                RegionWish.of(
                        List.of("policy=lru", "bytes=64m", "ttl=6h", "level=strict", "redis=false", "warming=on")));
        assertEquals(0L, RegionWish.of(List.of("ttl=0")).getLong("ttlSeconds"));
        assertEquals(64L << 20, RegionWish.of(List.of("bytes=64M")).getLong("bytes"), "as large as 64m");
        assertEquals(-5L, RegionWish.of(List.of("bytes=-5")).getLong("bytes"), "the lake says what is wrong with it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "=lru", "bytes=much", "ttl=soon", "redis=perhaps", "colour=red"})
    void whatIsNoWishIsNamed(String word) {
        var refused = assertThrows(IllegalArgumentException.class, () -> RegionWish.of(List.of(word)));
        String named = word.startsWith("=") ? word : word.replaceAll("=.*", "");
        assertTrue(String.valueOf(refused.getMessage()).contains(named), refused::getMessage);
    }
}
