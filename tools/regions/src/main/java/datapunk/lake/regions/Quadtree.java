package datapunk.lake.regions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/**
 * Cuts polygons by the cells of the web mercator square, level by level, until a cell lies wholly in one polygon or is
 * as small as wished. A cell at a border goes to whoever covers most of it among those that are not weak.
 */
final class Quadtree {
    private static final double WHOLE = 1 - 1e-7;
    private static final double NOTHING = 1e-9;

    private final int finest;
    private final Ranges ranges;

    private Quadtree(int finest) {
        this.finest = finest;
        this.ranges = new Ranges(finest);
    }

    /** The cells of a level that the pieces cover. */
    static Ranges cut(List<Piece> pieces, int level) {
        Quadtree tree = new Quadtree(level);
        tree.cell(0, 0, 0, 0, pieces);
        return tree.ranges;
    }

    private void cell(int level, int x, int y, long code, List<Piece> pieces) {
        double side = 1.0 / (1L << level);
        int id = idOf(pieces, side * side, level == finest);
        if (id >= 0) {
            ranges.add(code << 2 * (finest - level), id);
            return;
        }
        double half = side / 2;
        for (int quarter = 0; quarter < 4; quarter++) {
            int column = x * 2 + (quarter & 1);
            int row = y * 2 + (quarter >> 1);
            Envelope box = new Envelope(column * half, (column + 1) * half, row * half, (row + 1) * half);
            cell(level + 1, column, row, code << 2 | quarter, within(pieces, box));
        }
    }

    private static List<Piece> within(List<Piece> pieces, Envelope box) {
        List<Piece> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            Piece part = piece.within(box);
            if (part.area() > box.getArea() * NOTHING) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The one id of a cell, 0 for none, or -1 when it must be cut further. */
    private static int idOf(List<Piece> pieces, double cellArea, boolean atFinest) {
        if (pieces.isEmpty()) {
            return 0;
        }
        for (Piece piece : pieces) {
            if (!piece.weak() && piece.area() >= cellArea * WHOLE) {
                return piece.id();
            }
        }
        if (pieces.stream().allMatch(piece -> piece.weak() && piece.id() == pieces.getFirst().id())
                && areaOf(pieces) >= cellArea * WHOLE) {
            return pieces.getFirst().id();
        }
        return atFinest ? largest(pieces) : -1;
    }

    private static double areaOf(List<Piece> pieces) {
        return pieces.stream().mapToDouble(Piece::area).sum();
    }

    private static int largest(List<Piece> pieces) {
        boolean onlyWeak = pieces.stream().allMatch(Piece::weak);
        Map<Integer, Double> areas = new HashMap<>();
        for (Piece piece : pieces) {
            if (onlyWeak || !piece.weak()) {
                areas.merge(piece.id(), piece.area(), Double::sum);
            }
        }
        return areas.entrySet().stream()
                .max(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }
}
