package datapunk.lake.regions;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.iakovlev.timeshape.proto.Geojson;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.locationtech.jts.geom.Coordinate;

/**
 * The time zones of the package timeshape.
 *
 * @param names IANA names; the zone with id n is at n - 1
 * @param pieces their polygons; zones of the open sea (Etc/…) are weak
 */
record Zones(List<String> names, List<Piece> pieces) {

    static Zones read() throws IOException {
        List<String> names = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        InputStream data = Objects.requireNonNull(Zones.class.getResourceAsStream("/data.tar.zstd"));
        try (var tar = new TarArchiveInputStream(new ZstdInputStream(data))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                names.add(entry.getName());
                var geometry = Geojson.Feature.parseFrom(tar.readNBytes((int) entry.getSize())).getGeometry();
                List<Geojson.Polygon> polygons = geometry.hasPolygon()
                        ? List.of(geometry.getPolygon())
                        : geometry.getMultiPolygon().getCoordinatesList();
                for (Geojson.Polygon polygon : polygons) {
                    pieces.add(piece(names.size(), isSea(entry.getName()), polygon));
                }
                entry = tar.getNextEntry();
            }
        }
        return new Zones(names, pieces);
    }

    /** Whether a zone is one of those by longitude that hold on the open sea. */
    static boolean isSea(String name) {
        return name.startsWith("Etc/");
    }

    private static Piece piece(int id, boolean weak, Geojson.Polygon polygon) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (Geojson.LineString ring : polygon.getCoordinatesList()) {
            rings.add(ring.getCoordinatesList().stream()
                    .map(position -> Mercator.of(position.getLon(), position.getLat()))
                    .toArray(Coordinate[]::new));
        }
        return new Piece(id, weak, rings.getFirst(), rings.subList(1, rings.size()));
    }
}
