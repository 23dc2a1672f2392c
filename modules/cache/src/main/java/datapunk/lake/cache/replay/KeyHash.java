package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmKey;

/** A 64-bit hash of keys, the same on every machine: the mixer of SplitMix64 over their parts. */
public final class KeyHash {
    private KeyHash() {}

    /** The hash of a key. @param salt another salt gives unrelated hashes */
    public static long of(WarmKey key, long salt) {
        long h = mix(salt ^ key.user());
        h = mix(h ^ (long) key.kind().ordinal() << 32 ^ key.z());
        h = mix(h ^ (long) key.x() << 32 ^ key.y() & 0xffffffffL);
        return mix(h ^ key.day());
    }

    /** The hash of a number. */
    public static long mix(long value) {
        long h = value + 0x9e3779b97f4a7c15L;
        h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
        h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
        return h ^ h >>> 31;
    }
}
