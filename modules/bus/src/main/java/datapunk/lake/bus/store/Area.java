package datapunk.lake.bus.store;

import datapunk.lake.model.Shape;

/** Where a question looks, WGS 84 degrees. */
public sealed interface Area {

    /** A bounding box; {@code west > east} crosses the antimeridian. */
    record Box(double west, double south, double east, double north) implements Area {}

    /** The inside of a polygon. */
    record Polygon(Shape shape) implements Area {}
}
