package datapunk.lake.formats.timeline;

import datapunk.lake.formats.json.JsonTree;
import datapunk.lake.model.Flags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A position as any of these formats spells it.
 *
 * @param lonE9 longitude in 1e-9 degrees, perhaps out of range
 * @param latE9 latitude in 1e-9 degrees, perhaps out of range
 * @param altitude metres, or NaN
 * @param accuracy metres, or NaN
 * @param flags {@link Flags}
 */
record Spot(long lonE9, long latE9, double altitude, double accuracy, int flags) {
    private static final long MOST_DEGREES = 1_000_000_000L;
    private static final long WRAP = 1L << 32;
    private static final int LONGEST = 200;

    /** Integers in 1e-7 degrees, named {@code latitudeE7} or {@code latE7}, {@code longitudeE7} or {@code lngE7}. */
    static Optional<Spot> ofE7(JsonTree tree) {
        return ofE7(tree.firstOf("latitudeE7", "latE7"), tree.firstOf("longitudeE7", "lngE7", "lonE7"));
    }

    /** Integers in 1e-7 degrees. */
    static Optional<Spot> ofE7(JsonTree latitude, JsonTree longitude) {
        OptionalLong lat = latitude.whole();
        OptionalLong lon = longitude.whole();
        if (lat.isEmpty() || lon.isEmpty() || absurd(lat.getAsLong()) || absurd(lon.getAsLong())) {
            return Optional.empty();
        }
        long unwrappedLat = unwrapped(lat.getAsLong(), 900_000_000L);
        long unwrappedLon = unwrapped(lon.getAsLong(), 1_800_000_000L);
        boolean wrapped = unwrappedLat != lat.getAsLong() || unwrappedLon != lon.getAsLong();
        return Optional.of(new Spot(
                unwrappedLon * 100, unwrappedLat * 100, Double.NaN, Double.NaN, wrapped ? Flags.E7_WRAPPED : 0));
    }

    private static boolean absurd(long e7) {
        return e7 > MOST_DEGREES * 100 || e7 < -MOST_DEGREES * 100;
    }

    /** A negative 32-bit integer that was written as an unsigned one; anything else stays. */
    private static long unwrapped(long e7, long most) {
        long negative = e7 - WRAP;
        return e7 > most && negative >= -most && negative < 0 ? negative : e7;
    }

    /** Degrees: {@code 50.05°, 14.34°}, {@code 50.05, 14.34}, {@code geo:50.05,14.34}, or an object holding one. */
    static Optional<Spot> ofDegrees(JsonTree tree) {
        if (tree instanceof JsonTree.Members) {
            JsonTree inner = tree.firstOf("latLng", "LatLng", "point", "placeLocation", "location");
            if (inner.present()) {
                return ofDegrees(inner);
            }
            JsonTree lat = tree.firstOf("latitude", "lat");
            JsonTree lon = tree.firstOf("longitude", "lng", "lon");
            return lat.present()
                    ? ofText(lat.text().orElse("") + "," + lon.text().orElse(""))
                    : ofE7(tree);
        }
        return tree.word().flatMap(Spot::ofText);
    }

    private static Optional<Spot> ofText(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = text.regionMatches(true, 0, "geo:", 0, 4) ? text.substring(4) : text;
        String[] parts = plain.split(";", -1);
        String[] numbers = parts[0].split(",", -1);
        if (numbers.length < 2 || numbers.length > 3) {
            return Optional.empty();
        }
        OptionalLong lat = nanodegrees(numbers[0]);
        OptionalLong lon = nanodegrees(numbers[1]);
        if (lat.isEmpty() || lon.isEmpty()) {
            return Optional.empty();
        }
        double altitude = numbers.length == 3 ? metres(numbers[2]) : Double.NaN;
        return Optional.of(new Spot(lon.getAsLong(), lat.getAsLong(), altitude, uncertainty(parts), 0));
    }

    private static double uncertainty(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("u=")) {
                return metres(parts[i].substring(2));
            }
        }
        return Double.NaN;
    }

    private static double metres(String text) {
        return new JsonTree.Text(text).number().orElse(Double.NaN);
    }

    /** Also with a degree sign, well or badly decoded. */
    private static OptionalLong nanodegrees(String text) {
        String digits = text.replace("\u00C2", "")
                .replace("\u00B0", "")
                .replace("\uFFFD", "")
                .replace('\u2212', '-')
                .replace('\u00A0', ' ')
                .strip();
        try {
            var degrees = new BigDecimal(digits);
            int magnitude = degrees.precision() - degrees.scale();
            if (degrees.signum() == 0 || magnitude < -9) {
                return OptionalLong.of(0);
            }
            return magnitude > 9
                    ? OptionalLong.empty()
                    : OptionalLong.of(degrees.movePointRight(9)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact());
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether it lies on earth. */
    boolean inRange() {
        return Math.abs(latE9) <= 90_000_000_000L && Math.abs(lonE9) <= 180_000_000_000L;
    }

    /** Longitude in degrees. */
    double lon() {
        return lonE9 / 1e9;
    }

    /** Latitude in degrees. */
    double lat() {
        return latE9 / 1e9;
    }

    /** Latitude and longitude in 1e-7 degrees as part of a natural key. */
    String key() {
        return Math.floorDiv(latE9 + 50, 100L) + "," + Math.floorDiv(lonE9 + 50, 100L);
    }
}
