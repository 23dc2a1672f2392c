package datapunk.lake.sample.life;

import java.util.Arrays;

/** A polyline over the ground with altitudes; positions in degrees and metres. */
public final class Path {
    /** Metres of a degree of latitude. */
    static final double DEGREE = 111_195;

    private final double[] lats;
    private final double[] lons;
    private final double[] altitudes;
    /** Metres from the beginning to each vertex. */
    private final double[] metres;

    private Path(double[] lats, double[] lons, double[] altitudes) {
        this.lats = lats;
        this.lons = lons;
        this.altitudes = altitudes;
        metres = new double[lats.length];
        for (int i = 1; i < lats.length; i++) {
            double north = lats[i] - lats[i - 1];
            double east = (lons[i] - lons[i - 1]) * StrictMath.cos(StrictMath.toRadians(lats[i]));
            metres[i] = metres[i - 1] + DEGREE * Math.sqrt(north * north + east * east);
        }
    }

    /** Metres from end to end. */
    public double length() {
        return metres[metres.length - 1];
    }

    /** Number of vertices. */
    public int size() {
        return lats.length;
    }

    /** Latitude of a vertex, degrees. */
    public double lat(int vertex) {
        return lats[vertex];
    }

    /** Longitude of a vertex, degrees. */
    public double lon(int vertex) {
        return lons[vertex];
    }

    /** Altitude of a vertex, metres. */
    public double altitude(int vertex) {
        return altitudes[vertex];
    }

    /** Degrees clockwise from north of the leg that ends at a vertex after the first. */
    private int heading(int vertex) {
        double north = lats[vertex] - lats[vertex - 1];
        double east = (lons[vertex] - lons[vertex - 1]) * StrictMath.cos(StrictMath.toRadians(lats[vertex]));
        return Math.floorMod(Math.round((float) StrictMath.toDegrees(StrictMath.atan2(east, north))), 360);
    }

    /** Someone at the beginning of the path. */
    public Traveller traveller() {
        return new Traveller();
    }

    /** Someone on the way along the path, never back. */
    public final class Traveller {
        private int ahead = 1;
        private int heading = -1;
        private double share;

        private Traveller() {}

        /** Goes to so many metres from the beginning. */
        public void goTo(double distance) {
            while (ahead < metres.length - 1 && metres[ahead] < distance) {
                ahead++;
                heading = -1;
            }
            double leg = metres[ahead] - metres[ahead - 1];
            share = leg <= 0 ? 1 : Math.clamp((distance - metres[ahead - 1]) / leg, 0, 1);
        }

        /** Latitude, degrees. */
        public double lat() {
            return along(lats);
        }

        /** Longitude, degrees. */
        public double lon() {
            return along(lons);
        }

        /** Altitude, metres. */
        public double altitude() {
            return along(altitudes);
        }

        /** Direction, degrees clockwise from north. */
        public int heading() {
            if (heading < 0) {
                heading = Path.this.heading(ahead);
            }
            return heading;
        }

        private double along(double[] values) {
            return values[ahead - 1] + (values[ahead] - values[ahead - 1]) * share;
        }
    }

    /** Collects the vertices of a path. */
    static final class Builder {
        private double[] lats = new double[64];
        private double[] lons = new double[64];
        private double[] altitudes = new double[64];
        private int size;

        void add(double lat, double lon, double altitude) {
            if (size == lats.length) {
                lats = Arrays.copyOf(lats, size * 2);
                lons = Arrays.copyOf(lons, size * 2);
                altitudes = Arrays.copyOf(altitudes, size * 2);
            }
            lats[size] = lat;
            lons[size] = lon;
            altitudes[size++] = altitude;
        }

        /** The path; a single vertex is doubled. */
        Path build() {
            if (size == 1) {
                add(lats[0], lons[0], altitudes[0]);
            }
            return new Path(Arrays.copyOf(lats, size), Arrays.copyOf(lons, size), Arrays.copyOf(altitudes, size));
        }
    }
}
