package datapunk.lake.geo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Towns as a k-d tree (Bentley 1975) over unit vectors, so that neither the poles nor the antimeridian are special. The
 * middle of a stretch of towns is its root and parts the rest by the axis of its depth. A large town reaches further:
 * what is compared is the great-circle distance less the town's reach, the weighted Voronoi cells of Boots (1980).
 */
final class TownTree {
    /** No town. */
    static final int NONE = -1;

    /** A town further away than this names nothing. */
    static final double FARTHEST_KM = 100;

    private static final int ANY_COUNTRY = -1;
    private static final double EARTH_KM = Geodesy.EARTH_METRES / 1000;
    private static final double DEGREE = 1e4;
    private static final double MOST_REACH_KM = 15;
    private static final int BUFFER = 1 << 16;

    private final List<String> countryCodes;
    private final float[][] axes;
    private final byte[] countries;
    private final byte[] reaches;
    private final int[] nameEnds;
    private final byte[] names;

    private TownTree(DataInputStream in) throws IOException {
        countryCodes = List.of(in.readUTF().split(" "));
        int size = in.readInt();
        axes = readAxes(in, size);
        countries = in.readNBytes(size);
        reaches = in.readNBytes(size);
        byte[] lengths = in.readNBytes(size);
        nameEnds = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            end += lengths[i] & 0xFF;
            nameEnds[i] = end;
        }
        names = in.readNBytes(in.readInt());
        if (names.length != end) {
            throw new IOException("the names of towns are " + names.length + " bytes, not " + end);
        }
    }

    /**
     * Reads a tree: deflated country codes, number of towns, then columns in tree order: latitude and longitude in 1e-4
     * degrees (32 bits), number of the country's code, reach in tenths of a kilometre and bytes of the name (8 bits each);
     * the names in UTF-8.
     */
    static TownTree read(InputStream deflated) throws IOException {
        try (var in = new DataInputStream(new InflaterInputStream(deflated, new Inflater(), BUFFER))) {
            return new TownTree(in);
        }
    }

    private static float[][] readAxes(DataInputStream in, int size) throws IOException {
        var lats = ByteBuffer.wrap(in.readNBytes(size * Integer.BYTES)).asIntBuffer();
        var lons = ByteBuffer.wrap(in.readNBytes(size * Integer.BYTES)).asIntBuffer();
        float[][] axes = new float[3][size];
        for (int i = 0; i < size; i++) {
            double[] vector = vector(lons.get(i) / DEGREE, lats.get(i) / DEGREE);
            for (int axis = 0; axis < 3; axis++) {
                axes[axis][i] = (float) vector[axis];
            }
        }
        return axes;
    }

    private static double[] vector(double lon, double lat) {
        double phi = Math.toRadians(lat);
        double lambda = Math.toRadians(lon);
        double ring = Math.cos(phi);
        return new double[] {ring * Math.cos(lambda), ring * Math.sin(lambda), Math.sin(phi)};
    }

    int size() {
        return countries.length;
    }

    String nameOf(int town) {
        int start = town == 0 ? 0 : nameEnds[town - 1];
        return new String(names, start, nameEnds[town] - start, StandardCharsets.UTF_8);
    }

    String countryOf(int town) {
        return countryCodes.get(countries[town] & 0xFF);
    }

    /** Great-circle distance from a position in degrees to a town. */
    double kilometresTo(int town, double lon, double lat) {
        return new Search(vector(lon, lat), ANY_COUNTRY).kilometresTo(town);
    }

    /** The nearest town of any country within 100 km, or {@link #NONE}. */
    int nearest(double lon, double lat) {
        return new Search(vector(lon, lat), ANY_COUNTRY).run();
    }

    /** The nearest town of a country within 100 km, or {@link #NONE}. */
    int nearestIn(String countryCode, double lon, double lat) {
        int country = countryCodes.indexOf(countryCode);
        return country < 0 ? NONE : new Search(vector(lon, lat), country).run();
    }

    /** One walk down the tree. */
    private final class Search {
        private final double[] from;
        private final int country;
        private int best = NONE;
        private double bestScore = FARTHEST_KM;
        /** A town further away than this, as the square of a chord of the unit sphere, cannot be better. */
        private double farthest = squareOf(FARTHEST_KM);

        Search(double[] from, int country) {
            this.from = from;
            this.country = country;
        }

        int run() {
            visit(0, size(), 0);
            return best;
        }

        private void visit(int start, int end, int axis) {
            if (start >= end) {
                return;
            }
            int middle = (start + end) >>> 1;
            if (country == ANY_COUNTRY || country == (countries[middle] & 0xFF)) {
                consider(middle);
            }
            double side = from[axis] - axes[axis][middle];
            int next = axis == 2 ? 0 : axis + 1;
            boolean below = side < 0;
            visit(below ? start : middle + 1, below ? middle : end, next);
            if (side * side <= farthest) {
                visit(below ? middle + 1 : start, below ? end : middle, next);
            }
        }

        private void consider(int town) {
            double square = chordSquare(town);
            if (square > farthest) {
                return;
            }
            double distance = arc(square);
            double score = distance - (reaches[town] & 0xFF) / 10.0;
            if (distance <= FARTHEST_KM && score < bestScore) {
                best = town;
                bestScore = score;
                farthest = squareOf(Math.min(FARTHEST_KM, score + MOST_REACH_KM));
            }
        }

        private double kilometresTo(int town) {
            return arc(chordSquare(town));
        }

        private double chordSquare(int town) {
            double x = from[0] - axes[0][town];
            double y = from[1] - axes[1][town];
            double z = from[2] - axes[2][town];
            return x * x + y * y + z * z;
        }

        /** A chord is never longer than its arc, so this bounds what lies within the distance. */
        private static double squareOf(double kilometres) {
            double angle = kilometres / EARTH_KM;
            return angle * angle;
        }

        private static double arc(double chordSquare) {
            return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chordSquare) / 2));
        }
    }

    /** How many bytes of heap the tree holds, about. */
    long heapBytes() {
        return 18L * size() + names.length;
    }
}
