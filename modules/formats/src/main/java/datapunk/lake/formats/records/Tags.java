package datapunk.lake.formats.records;

import org.jspecify.annotations.Nullable;

/** Device tags as text, the same object for the same number as long as few devices take turns. */
final class Tags {
    private static final int SLOTS = 64;
    private final long[] numbers = new long[SLOTS];
    private final @Nullable String[] texts = new @Nullable String[SLOTS];

    String of(long tag) {
        int slot = (int) ((tag ^ tag >>> 20 ^ tag >>> 41) & SLOTS - 1);
        String text = texts[slot];
        if (text == null || numbers[slot] != tag) {
            text = Long.toString(tag);
            texts[slot] = text;
            numbers[slot] = tag;
        }
        return text;
    }
}
