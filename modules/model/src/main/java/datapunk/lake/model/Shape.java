package datapunk.lake.model;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * An immutable geometry, WGS 84 (SRID 4326), lon/lat order: EWKB inside, because a JTS geometry is mutable and may not
 * travel in a message. Equal when the bytes are.
 */
public final class Shape {
    private static final int SRID = 4326;
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), SRID);
    private final byte[] ewkb;

    private Shape(byte[] ewkb) {
        this.ewkb = ewkb;
    }

    /** The shape of a geometry in lon/lat order, which stays as it is. */
    public static Shape of(Geometry geometry) {
        Geometry copy = geometry.copy();
        copy.setSRID(SRID);
        return new Shape(new WKBWriter(2, ByteOrderValues.BIG_ENDIAN, true).write(copy));
    }

    /** A point; degrees. */
    public static Shape point(double lon, double lat) {
        return of(FACTORY.createPoint(new Coordinate(lon, lat)));
    }

    /** A polyline of lon, lat, lon, lat … in degrees; a single position gives a point. */
    public static Shape line(double... lonLat) {
        if (lonLat.length == 2) {
            return point(lonLat[0], lonLat[1]);
        }
        var coordinates = new Coordinate[lonLat.length / 2];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = new Coordinate(lonLat[2 * i], lonLat[2 * i + 1]);
        }
        return of(FACTORY.createLineString(coordinates));
    }

    /** The shape written in this EWKB, big-endian with SRID. */
    public static Shape ofEwkb(byte[] ewkb) {
        return new Shape(ewkb.clone());
    }

    /** A copy of the EWKB bytes. */
    public byte[] ewkb() {
        return ewkb.clone();
    }

    /** Length of the EWKB in bytes. */
    public int size() {
        return ewkb.length;
    }

    /** A fresh geometry that the caller may change. */
    public Geometry geometry() {
        try {
            return new WKBReader(FACTORY).read(ewkb);
        } catch (ParseException e) {
            throw new IllegalStateException("not EWKB", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape s && Arrays.equals(s.ewkb, ewkb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ewkb);
    }

    @Override
    public String toString() {
        return geometry().toText();
    }
}
