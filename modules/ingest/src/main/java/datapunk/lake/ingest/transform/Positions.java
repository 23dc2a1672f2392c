package datapunk.lake.ingest.transform;

import datapunk.lake.model.Fix;
import datapunk.lake.model.Fix.Quality;
import datapunk.lake.model.Hash64;
import datapunk.lake.model.Method;
import datapunk.lake.model.Motion;
import datapunk.lake.model.PositionRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns positions into fixes. What a column cannot hold (an unknown word for the method, an altitude beyond two
 * thousand kilometres, a negative speed) is kept as an attribute of the same name. Remembers the last device and
 * method, as neighbours mostly share them; not for several threads.
 */
final class Positions {
    private static final double SCALE = 1000;
    private static final double HUNDRED = 100;
    private static final double CIRCLE = 360;
    private static final double WIDEST = Integer.MAX_VALUE;

    private @Nullable String tag;
    private long device = Fix.NO_DEVICE;
    private @Nullable String word;
    private Method method = Method.UNSTATED;

    /** The fix that a position, already found valid, states. */
    Fix fix(PositionRecord p) {
        Method how = method(p.method());
        Motion m = p.motion();
        Quality quality = quality(m);
        String attributes = odd(m, quality) || how == Method.OTHER ? odds(p, how, quality) : p.attributes();
        return new Fix(
                p.feed(),
                p.time(),
                Degrees.e7(p.lonE9()),
                Degrees.e7(p.latE9()),
                Degrees.fraction(p.lonE9(), p.latE9()),
                quality,
                how.code(),
                device(p.device()),
                p.samples(),
                attributes,
                p.flags(),
                p.position());
    }

    private Method method(@Nullable String stated) {
        if (stated != null && stated.equals(word)) {
            return method;
        }
        word = stated;
        method = Method.ofWord(stated);
        return method;
    }

    private long device(@Nullable String stated) {
        if (stated == null || stated.isEmpty()) {
            return Fix.NO_DEVICE;
        }
        if (!stated.equals(tag)) {
            tag = stated;
            device = Hash64.of(stated);
        }
        return device;
    }

    private static Quality quality(Motion m) {
        return new Quality(
                unsigned(m.accuracy(), SCALE),
                unsigned(m.verticalAccuracy(), SCALE),
                scaled(m.altitude(), SCALE),
                unsigned(m.speed(), SCALE),
                m.course() <= CIRCLE ? unsigned(m.course(), HUNDRED) : Quality.NONE);
    }

    private static int unsigned(double value, double scale) {
        return value >= 0 ? scaled(value, scale) : Quality.NONE;
    }

    /** The value in the lake's unit, or NONE when not stated or not representable. */
    private static int scaled(double value, double scale) {
        double v = value * scale;
        return v >= -WIDEST && v <= WIDEST ? (int) Math.round(v) : Quality.NONE;
    }

    private static boolean odd(Motion m, Quality q) {
        return lost(m.accuracy(), q.accuracy())
                || lost(m.verticalAccuracy(), q.verticalAccuracy())
                || lost(m.altitude(), q.altitude())
                || lost(m.speed(), q.speed())
                || lost(m.course(), q.course());
    }

    private static boolean lost(double stated, int kept) {
        return kept == Quality.NONE && !Double.isNaN(stated);
    }

    private static @Nullable String odds(PositionRecord p, Method how, Quality q) {
        Motion m = p.motion();
        String json = p.attributes();
        json = keep(json, "accuracy", m.accuracy(), q.accuracy());
        json = keep(json, "verticalAccuracy", m.verticalAccuracy(), q.verticalAccuracy());
        json = keep(json, "altitude", m.altitude(), q.altitude());
        json = keep(json, "speed", m.speed(), q.speed());
        json = keep(json, "course", m.course(), q.course());
        String stated = p.method();
        return how == Method.OTHER && stated != null ? JsonObject.with(json, "method", JsonObject.quote(stated)) : json;
    }

    private static @Nullable String keep(@Nullable String json, String name, double stated, int kept) {
        if (!lost(stated, kept)) {
            return json;
        }
        String value = Double.isInfinite(stated) ? JsonObject.quote(Double.toString(stated)) : Double.toString(stated);
        return JsonObject.with(json, name, value);
    }
}
