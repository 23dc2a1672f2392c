package datapunk.lake.cache.replay.log;

import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.warm.WarmKey;
import java.nio.ByteBuffer;

/**
 * One line of a request log, {@value #BYTES} bytes.
 *
 * @param region number of the region, 0 for tiles, 1 for queries
 * @param key as it is kept: hashed, or plain where the operator has said so
 * @param bytes weight of the answer, of a request
 * @param loadMillis what the database took; 0 when the answer was in memory
 */
public record Logged(long millis, Event.What what, int region, WarmKey key, long bytes, double loadMillis) {
    /** Size of a line in the file. */
    public static final int BYTES = 40;

    private static final double MICROS = 1_000;

    void writeTo(ByteBuffer out) {
        out.putLong(millis);
        out.put((byte) what.ordinal()).put((byte) region);
        out.put((byte) key.kind().ordinal()).put((byte) key.z());
        out.putInt(key.user()).putInt(key.x()).putInt(key.y()).putInt(key.day());
        out.putInt((int) Math.min(bytes, Integer.MAX_VALUE));
        out.putInt((int) Math.min(loadMillis * MICROS, Integer.MAX_VALUE));
        out.putInt(0);
    }

    static boolean isLine(ByteBuffer in) {
        int at = in.position();
        int what = in.get(at + 8);
        int kind = in.get(at + 10);
        return what >= 0 && what < Event.What.values().length && kind >= 0 && kind < WarmKey.Kind.values().length;
    }

    static Logged readFrom(ByteBuffer in) {
        long millis = in.getLong();
        Event.What what = Event.What.values()[in.get()];
        int region = in.get();
        WarmKey.Kind kind = WarmKey.Kind.values()[in.get()];
        int z = in.get();
        var key = new WarmKey(in.getInt(), kind, z, in.getInt(), in.getInt(), in.getInt());
        long bytes = in.getInt();
        double loadMillis = in.getInt() / MICROS;
        in.getInt();
        return new Logged(millis, what, region, key, bytes, loadMillis);
    }
}
