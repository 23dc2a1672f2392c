package datapunk.lake.sample.life;

/**
 * Ways through made-up streets. Every town has a grid of unevenly spaced streets, turned by an angle of its own and bent
 * by slow waves; whoever goes there goes along it, so that ways share streets as real ones do.
 */
final class Streets {
    private static final double BLOCK = 105;
    private static final double UNEVEN = 0.35;
    private static final double VERTEX_EVERY = 35;
    private static final double FADE = 180;
    private static final double STRAIGHT_ON = 0.6;
    private static final double LONGEST_TURN = 0.7;

    private final double originLat;
    private final double originLon;
    private final double lonDegree;
    private final double sin;
    private final double cos;
    private final long town;

    private Streets(double lat, double lon) {
        originLat = Math.rint(lat * 2) / 2;
        originLon = Math.rint(lon * 2) / 2;
        lonDegree = Path.DEGREE * StrictMath.cos(StrictMath.toRadians(originLat));
        town = Dice.hash(Math.round(originLat * 2), Math.round(originLon * 2));
        double angle = new Dice(town).between(-LONGEST_TURN, LONGEST_TURN);
        sin = StrictMath.sin(angle);
        cos = StrictMath.cos(angle);
    }

    /**
     * The way between two places, the same at every call.
     *
     * @param variant another number may give another way
     * @param wide how many streets apart those are that are used: 1 on foot, more with a vehicle
     */
    static Path way(Place from, Place to, int variant, int wide) {
        Dice dice = new Dice(Dice.hash(from.number() ^ variant, to.number()));
        return new Streets(from.lat(), from.lon()).way(from, to, wide, dice);
    }

    private Path way(Place from, Place to, int wide, Dice dice) {
        Walk walk = new Walk(from, to);
        int column = nearest(walk.x, wide);
        int row = nearest(walk.y, wide);
        int lastColumn = nearest(walk.endX, wide);
        int lastRow = nearest(walk.endY, wide);
        walk.go(walk.x, street(1, row, wide));
        walk.go(street(0, column, wide), walk.y);
        boolean alongRow = true;
        while (column != lastColumn || row != lastRow) {
            int across = lastColumn - column;
            int down = lastRow - row;
            if (!dice.chance(STRAIGHT_ON)) {
                alongRow = dice.unit() * (Math.abs(across) + Math.abs(down)) < Math.abs(across);
            }
            alongRow = across != 0 && (alongRow || down == 0);
            int run = dice.between(1, 3);
            if (alongRow) {
                column += Math.clamp(across, -run, run);
                walk.go(street(0, column, wide), walk.y);
            } else {
                row += Math.clamp(down, -run, run);
                walk.go(walk.x, street(1, row, wide));
            }
        }
        walk.go(walk.endX, walk.y);
        walk.go(walk.endX, walk.endY);
        return walk.path.build();
    }

    private static int nearest(double metres, int wide) {
        return (int) Math.rint(metres / (BLOCK * wide));
    }

    /** Where a street runs, metres from the origin of the grid. */
    private double street(int axis, int index, int wide) {
        double uneven = new Dice(Dice.hash(town + axis, (long) index * wide)).between(-UNEVEN, UNEVEN);
        return (index * wide + uneven) * BLOCK;
    }

    /** A way while it grows; x and y are metres in the turned grid. */
    private final class Walk {
        private final Path.Builder path = new Path.Builder();
        private final Place from;
        private final Place to;
        private final double startX;
        private final double startY;
        private final double endX;
        private final double endY;
        private double x;
        private double y;

        Walk(Place from, Place to) {
            this.from = from;
            this.to = to;
            startX = gridX(from);
            startY = gridY(from);
            endX = gridX(to);
            endY = gridY(to);
            x = startX;
            y = startY;
            vertex(x, y);
        }

        private double gridX(Place place) {
            return (place.lon() - originLon) * lonDegree * cos + (place.lat() - originLat) * Path.DEGREE * sin;
        }

        private double gridY(Place place) {
            return (place.lat() - originLat) * Path.DEGREE * cos - (place.lon() - originLon) * lonDegree * sin;
        }

        void go(double toX, double toY) {
            double length = Math.abs(toX - x) + Math.abs(toY - y);
            int steps = (int) Math.ceil(length / VERTEX_EVERY);
            for (int i = 1; i <= steps; i++) {
                double share = (double) i / steps;
                vertex(x + (toX - x) * share, y + (toY - y) * share);
            }
            x = toX;
            y = toY;
        }

        private void vertex(double gx, double gy) {
            double end = Math.min(distance(gx - startX, gy - startY), distance(gx - endX, gy - endY));
            double fade = Math.min(1, end / FADE);
            double bentX = gx + fade * (70 * wave(gy, 1500, gx) + 22 * wave(gy, 410, gx));
            double bentY = gy + fade * (70 * wave(gx, 1300, gy) + 22 * wave(gx, 370, gy));
            double east = bentX * cos - bentY * sin;
            double north = bentX * sin + bentY * cos;
            double way = distance(gx - startX, gy - startY);
            double rest = distance(gx - endX, gy - endY);
            double altitude = from.altitude() + (to.altitude() - from.altitude()) * way / Math.max(1, way + rest);
            path.add(originLat + north / Path.DEGREE, originLon + east / lonDegree, altitude);
        }

        private double wave(double along, double length, double across) {
            return StrictMath.sin(along / length * 2 * Math.PI + across / (length * 2.3));
        }

        private double distance(double dx, double dy) {
            return Math.sqrt(dx * dx + dy * dy);
        }
    }
}
