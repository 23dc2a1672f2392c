package datapunk.lake.geo;

/**
 * Cells of the web mercator square (EPSG:3857) as z-order codes (Morton 1966). The world is 2^26 × 2^26 cells, x to the
 * east, y to the south as in XYZ tiles; a code interleaves their bits, x in the even ones. The cell of a coarser level
 * L is the code shifted right by {@code 2 * (26 - L)}, so a tile or a coarser cell is one range of codes.
 */
public final class ZOrder {
    /** Level of the finest cells: 0.6 m at the equator. */
    public static final int LEVEL = 26;

    /** Latitude at which the web mercator square ends, degrees; what lies beyond belongs to the outermost cells. */
    public static final double MAX_LATITUDE = 85.05112877980659;

    private static final int SIZE = 1 << LEVEL;

    private ZOrder() {}

    /** Code of the finest cell of a position in 1e-7 degrees. */
    public static long codeOf(int lonE7, int latE7) {
        return code(x(lonE7 / 1e7), y(latE7 / 1e7));
    }

    /** Code of the cell with this column and row, at the level of both; 0 to 2^26 - 1. */
    public static long code(int x, int y) {
        return spread(x) | spread(y) << 1;
    }

    /** Column of the finest cell of a longitude in degrees. */
    public static int x(double lon) {
        return clamp((lon + 180) / 360);
    }

    /** Row of the finest cell of a latitude in degrees, 0 in the north. */
    public static int y(double lat) {
        if (lat >= MAX_LATITUDE) {
            return 0;
        }
        if (lat <= -MAX_LATITUDE) {
            return SIZE - 1;
        }
        double sin = Math.sin(Math.toRadians(lat));
        return clamp(0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI));
    }

    private static int clamp(double unit) {
        return (int) Math.max(0, Math.min(SIZE - 1L, (long) Math.floor(unit * SIZE)));
    }

    /** The code of the level's cell that holds a finest cell. */
    public static long parent(long code, int level) {
        return code >>> 2 * (LEVEL - level);
    }

    /** Column of a cell from its code, at the code's own level. */
    public static int column(long code) {
        return gather(code);
    }

    /** Row of a cell from its code, at the code's own level. */
    public static int row(long code) {
        return gather(code >>> 1);
    }

    /** Longitude in degrees of a cell column's western edge; fractions are allowed. */
    public static double lon(double column, int level) {
        return column / (1L << level) * 360 - 180;
    }

    /** Latitude in degrees of a cell row's northern edge; fractions are allowed. */
    public static double lat(double row, int level) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * row / (1L << level)))));
    }

    private static long spread(long value) {
        long v = value;
        v = (v | v << 16) & 0x0000FFFF0000FFFFL;
        v = (v | v << 8) & 0x00FF00FF00FF00FFL;
        v = (v | v << 4) & 0x0F0F0F0F0F0F0F0FL;
        v = (v | v << 2) & 0x3333333333333333L;
        return (v | v << 1) & 0x5555555555555555L;
    }

    private static int gather(long code) {
        long v = code & 0x5555555555555555L;
        v = (v | v >>> 1) & 0x3333333333333333L;
        v = (v | v >>> 2) & 0x0F0F0F0F0F0F0F0FL;
        v = (v | v >>> 4) & 0x00FF00FF00FF00FFL;
        v = (v | v >>> 8) & 0x0000FFFF0000FFFFL;
        return (int) (v | v >>> 16);
    }
}
