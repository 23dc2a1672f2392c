package datapunk.lake.model;

import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of text that is the same on every machine, for ids that must not depend on order of arrival: FNV-1a
 * (Fowler, Noll, Vo) finished by the mixer of MurmurHash3.
 */
public final class Hash64 {
    private Hash64() {}

    /** The hash of the UTF-8 bytes of the text; never 0. */
    public static long of(String text) {
        long h = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * 0x100000001b3L;
        }
        h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return h == 0 ? 1 : h;
    }
}
