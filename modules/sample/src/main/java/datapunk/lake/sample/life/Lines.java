package datapunk.lake.sample.life;

import java.util.ArrayList;
import java.util.List;

/** Ways that are no streets: railways, trails and flights. */
final class Lines {
    private static final double LEG = 5_000;
    private static final double BEND = 0.05;
    private static final int PIECES = 12;
    private static final double TRAIL_LEG = 260;
    private static final double TRAIL_BEND = 0.22;
    private static final int FLIGHT_PIECES = 160;
    private static final double CRUISE = 10_600;
    private static final double CLIMB = 0.12;

    private Lines() {}

    /** A railway through places; the way back is the same line. */
    static Path railway(List<Place> stops) {
        return curved(stops, LEG, BEND);
    }

    /** A trail through places. */
    static Path trail(List<Place> stops) {
        return curved(stops, TRAIL_LEG, TRAIL_BEND);
    }

    /** A flight along the great circle. */
    static Path flight(Place from, Place to) {
        double[] a = vector(from);
        double[] b = vector(to);
        double angle = StrictMath.acos(Math.clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1, 1));
        Path.Builder path = new Path.Builder();
        for (int i = 0; i <= FLIGHT_PIECES; i++) {
            double share = (double) i / FLIGHT_PIECES;
            double p = StrictMath.sin((1 - share) * angle) / StrictMath.sin(angle);
            double q = StrictMath.sin(share * angle) / StrictMath.sin(angle);
            double x = a[0] * p + b[0] * q;
            double y = a[1] * p + b[1] * q;
            double z = a[2] * p + b[2] * q;
            double height = CRUISE * Math.min(1, Math.min(share, 1 - share) / CLIMB);
            path.add(StrictMath.toDegrees(StrictMath.asin(z)), StrictMath.toDegrees(StrictMath.atan2(y, x)), height);
        }
        return path.build();
    }

    private static double[] vector(Place place) {
        double phi = StrictMath.toRadians(place.lat());
        double lambda = StrictMath.toRadians(place.lon());
        double ring = StrictMath.cos(phi);
        return new double[] {ring * StrictMath.cos(lambda), ring * StrictMath.sin(lambda), StrictMath.sin(phi)};
    }

    /** A Catmull-Rom spline (1974) through the stops and some points that are pushed aside in between. */
    private static Path curved(List<Place> stops, double leg, double bend) {
        List<Place> bends = new ArrayList<>();
        for (int i = 0; i + 1 < stops.size(); i++) {
            bends.add(stops.get(i));
            bends.addAll(pushedAside(stops.get(i), stops.get(i + 1), leg, bend));
        }
        bends.add(stops.getLast());
        Path.Builder path = new Path.Builder();
        for (int i = 0; i + 1 < bends.size(); i++) {
            Place before = bends.get(Math.max(0, i - 1));
            Place after = bends.get(Math.min(bends.size() - 1, i + 2));
            for (int piece = 0; piece < PIECES; piece++) {
                spline(path, before, bends.get(i), bends.get(i + 1), after, (double) piece / PIECES);
            }
        }
        path.add(stops.getLast().lat(), stops.getLast().lon(), stops.getLast().altitude());
        return path.build();
    }

    private static List<Place> pushedAside(Place from, Place to, double leg, double bend) {
        double north = to.lat() - from.lat();
        double east = (to.lon() - from.lon()) * StrictMath.cos(StrictMath.toRadians(from.lat()));
        int legs = (int) Math.rint(Path.DEGREE * Math.sqrt(north * north + east * east) / leg);
        boolean forth = Long.compare(from.number(), to.number()) < 0;
        Dice dice = new Dice(forth ? Dice.hash(from.number(), to.number()) : Dice.hash(to.number(), from.number()));
        double[] asides = new double[Math.max(0, legs - 1)];
        for (int i = 0; i < asides.length; i++) {
            asides[forth ? i : asides.length - 1 - i] = dice.gauss() * bend * (forth ? 1 : -1);
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < asides.length; i++) {
            double share = (i + 1.0) / legs;
            double aside = asides[i] * 3 / Math.max(3, legs);
            places.add(new Place(
                    "",
                    from.lat() + north * share - (to.lon() - from.lon()) * aside * 0.6,
                    from.lon() + (to.lon() - from.lon()) * share + north * aside * 1.6,
                    from.altitude() + (to.altitude() - from.altitude()) * share));
        }
        return places;
    }

    private static void spline(Path.Builder path, Place a, Place b, Place c, Place d, double t) {
        path.add(
                spline(a.lat(), b.lat(), c.lat(), d.lat(), t),
                spline(a.lon(), b.lon(), c.lon(), d.lon(), t),
                b.altitude() + (c.altitude() - b.altitude()) * t);
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }
}
