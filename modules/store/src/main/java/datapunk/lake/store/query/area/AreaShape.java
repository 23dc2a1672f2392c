package datapunk.lake.store.query.area;

import datapunk.lake.bus.store.Area;
import datapunk.lake.geo.Geodesy;
import datapunk.lake.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** An area as a geometry to compare shapes with: within ±180, in two parts when it crosses the antimeridian. */
public final class AreaShape {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private AreaShape() {}

    /** The shape of an area; empty when it is all the world, so that nothing needs comparing. */
    public static Optional<Shape> of(Optional<Area> area) {
        return area.flatMap(a -> switch (a) {
            case Area.Box box -> InBox.everywhere(box) ? Optional.empty() : Optional.of(box(box));
            case Area.Polygon polygon -> Optional.of(turned(polygon.shape()));
        });
    }

    private static Shape box(Area.Box box) {
        boolean round = box.east() - box.west() >= 360;
        double west = round ? -180 : Geodesy.wrapped(box.west());
        double east = round ? 180 : Geodesy.wrapped(box.east());
        if (west <= east) {
            return Shape.of(rectangle(west, box.south(), east, box.north()));
        }
        return joined(List.of(
                rectangle(west, box.south(), 180, box.north()), rectangle(-180, box.south(), east, box.north())));
    }

    private static Geometry rectangle(double west, double south, double east, double north) {
        return FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    private static Shape turned(Shape shape) {
        Geometry polygon = shape.geometry();
        Envelope bounds = polygon.getEnvelopeInternal();
        var parts = new ArrayList<Geometry>(List.of(polygon));
        if (bounds.getMaxX() > 180) {
            parts.add(AffineTransformation.translationInstance(-360, 0).transform(polygon));
        }
        if (bounds.getMinX() < -180) {
            parts.add(AffineTransformation.translationInstance(360, 0).transform(polygon));
        }
        return parts.size() == 1 ? shape : joined(parts);
    }

    private static Shape joined(List<Geometry> parts) {
        return Shape.of(FACTORY.buildGeometry(parts));
    }
}
