package datapunk.lake.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Motion guesses nested in one fix, packed in a few bytes and immutable. Layout of each sample: time as zigzag varint
 * of (sample − fix) in milliseconds, number of candidates, then per candidate the index of its type in {@link #TYPES}
 * (or 255, length, UTF-8) and its confidence in percent.
 */
public final class ActivitySamples implements Comparable<ActivitySamples> {
    /** No samples. */
    public static final ActivitySamples NONE = new ActivitySamples(new byte[0], 0);

    /** Known motion types; the index is stored, so the list only grows at its end. */
    public static final List<String> TYPES = List.of(
            "UNKNOWN",
            "STILL",
            "IN_VEHICLE",
            "ON_FOOT",
            "WALKING",
            "RUNNING",
            "ON_BICYCLE",
            "TILTING",
            "EXITING_VEHICLE",
            "IN_ROAD_VEHICLE",
            "IN_RAIL_VEHICLE",
            "IN_FOUR_WHEELER_VEHICLE",
            "IN_TWO_WHEELER_VEHICLE",
            "IN_CAR",
            "IN_BUS");

    private static final int OTHER = 255;
    private final byte[] packed;
    private final int count;

    private ActivitySamples(byte[] packed, int count) {
        this.packed = packed;
        this.count = count;
    }

    /** The samples written in these bytes, as {@link #packed} gave them. */
    public static ActivitySamples ofPacked(byte[] packed) {
        if (packed.length == 0) {
            return NONE;
        }
        var samples = new ActivitySamples(packed.clone(), 0);
        return new ActivitySamples(samples.packed, samples.list(0).size());
    }

    /** How many samples there are. */
    public int count() {
        return count;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return packed.length == 0;
    }

    /** Length of {@link #packed} in bytes. */
    public int size() {
        return packed.length;
    }

    /** A copy of the bytes. */
    public byte[] packed() {
        return packed.clone();
    }

    /** Copies the bytes into {@code target} at {@code at}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(packed, 0, target, at, packed.length);
    }

    /** The samples read back. @param fixTime time of the fix they are nested in, milliseconds since the epoch */
    public List<Sample> list(long fixTime) {
        var cursor = new Cursor();
        var samples = new ArrayList<Sample>();
        while (cursor.at < packed.length) {
            long zigzag = cursor.varint();
            long time = fixTime + (zigzag >>> 1 ^ -(zigzag & 1));
            int n = (int) cursor.varint();
            var candidates = new ArrayList<Candidate>(n);
            for (int i = 0; i < n; i++) {
                candidates.add(new Candidate(cursor.type(), packed[cursor.at++]));
            }
            samples.add(new Sample(time, candidates));
        }
        return samples;
    }

    private final class Cursor {
        int at;

        long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = packed[at++];
                value |= (long) (b & 127) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        String type() {
            int code = packed[at++] & 0xff;
            if (code != OTHER) {
                return TYPES.get(code);
            }
            int length = packed[at++] & 0xff;
            at += length;
            return new String(packed, at - length, length, StandardCharsets.UTF_8);
        }
    }

    @Override
    public int compareTo(ActivitySamples other) {
        return Arrays.compareUnsigned(packed, other.packed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActivitySamples s && Arrays.equals(s.packed, packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    /** One guess. @param time UTC milliseconds @param candidates in the source's order */
    public record Sample(long time, List<Candidate> candidates) {
        public Sample {
            candidates = List.copyOf(candidates);
        }
    }

    /** One possible motion. @param type the source's word, upper case @param confidence percent, 0 to 100 */
    public record Candidate(String type, int confidence) {}

    /** Packs samples one after another; reusable after {@link #take}. */
    public static final class Packer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        private final ByteArrayOutputStream candidates = new ByteArrayOutputStream(32);
        private int pending;
        private int count;

        /** Adds a candidate to the sample that the next {@link #sample} closes. @param confidence percent */
        public void candidate(String type, int confidence) {
            int code = TYPES.indexOf(type);
            if (code >= 0) {
                candidates.write(code);
            } else {
                byte[] name = type.getBytes(StandardCharsets.UTF_8);
                int length = Math.min(name.length, 250);
                candidates.write(OTHER);
                candidates.write(length);
                candidates.write(name, 0, length);
            }
            candidates.write(Math.clamp(confidence, 0, 100));
            pending++;
        }

        /** Closes a sample. @param millis its time minus the time of the fix */
        public void sample(long millis) {
            varint(millis << 1 ^ millis >> 63);
            varint(pending);
            out.writeBytes(candidates.toByteArray());
            candidates.reset();
            pending = 0;
            count++;
        }

        private void varint(long value) {
            long v = value;
            while ((v & ~127L) != 0) {
                out.write((int) (v & 127 | 128));
                v >>>= 7;
            }
            out.write((int) v);
        }

        /** The samples packed so far; the packer is empty afterwards. */
        public ActivitySamples take() {
            if (out.size() == 0) {
                return NONE;
            }
            var samples = new ActivitySamples(out.toByteArray(), count);
            out.reset();
            count = 0;
            return samples;
        }
    }
}
