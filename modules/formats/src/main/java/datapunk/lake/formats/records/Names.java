package datapunk.lake.formats.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A fixed list of ASCII words that finds the number of a word from its bytes, without making a text of them. */
final class Names {
    private static final int SLOTS = 128;
    private final byte[][] words;
    private final byte[] slots = new byte[SLOTS];

    /** These words, numbered from 0; at most 60. */
    Names(List<String> list) {
        words = new byte[list.size()][];
        Arrays.fill(slots, (byte) -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = list.get(i).getBytes(StandardCharsets.US_ASCII);
            int slot = slot(words[i], 0, words[i].length);
            while (slots[slot] >= 0) {
                slot = slot + 1 & SLOTS - 1;
            }
            slots[slot] = (byte) i;
        }
    }

    /** The number of the word in these bytes, or -1 when it is none of the list. */
    int find(byte[] bytes, int from, int to) {
        if (to <= from) {
            return -1;
        }
        for (int slot = slot(bytes, from, to); slots[slot] >= 0; slot = slot + 1 & SLOTS - 1) {
            byte[] word = words[slots[slot]];
            if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
                return slots[slot];
            }
        }
        return -1;
    }

    private static int slot(byte[] bytes, int from, int to) {
        return ((to - from) * 7 + bytes[from] * 3 + bytes[to - 1] * 31 + bytes[from + to >> 1] * 13) & SLOTS - 1;
    }
}
