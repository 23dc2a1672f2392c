package datapunk.lake.regions;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.operation.overlayng.RingClipper;

/**
 * A polygon, or what is left of it within a cell, on the web mercator square.
 *
 * @param id number of the region or zone it belongs to
 * @param weak true when it gives way to any other piece in a cell at a border (zones of the open sea)
 * @param shell its outer ring, closed
 * @param holes its inner rings, closed
 */
record Piece(int id, boolean weak, Coordinate[] shell, List<Coordinate[]> holes) {
    private static final int SHORTEST_RING = 4;

    /** Area as a share of the square. */
    double area() {
        double area = Area.ofRing(shell);
        for (Coordinate[] hole : holes) {
            area -= Area.ofRing(hole);
        }
        return area;
    }

    /** The part within a box; its area is 0 when they do not meet. */
    Piece within(Envelope box) {
        RingClipper clipper = new RingClipper(box);
        Coordinate[] clipped = clipper.clip(shell);
        if (clipped.length < SHORTEST_RING) {
            return new Piece(id, weak, new Coordinate[0], List.of());
        }
        List<Coordinate[]> kept = new ArrayList<>();
        for (Coordinate[] hole : holes) {
            Coordinate[] ring = clipper.clip(hole);
            if (ring.length >= SHORTEST_RING) {
                kept.add(ring);
            }
        }
        return new Piece(id, weak, clipped, kept);
    }
}
