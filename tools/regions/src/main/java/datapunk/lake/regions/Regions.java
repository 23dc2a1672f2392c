package datapunk.lake.regions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/**
 * The regions that export.mjs wrote. Polygons with the same country, code and name are one region.
 *
 * @param names lines of country code, region code and region name between tabs; the region with id n is at n - 1
 * @param pieces their polygons
 */
record Regions(List<String> names, List<Piece> pieces) {
    private static final Pattern COMMA = Pattern.compile(",");

    static Regions read(Path file) throws IOException {
        Map<String, Integer> ids = new LinkedHashMap<>();
        List<Piece> pieces = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            int cut = line.lastIndexOf('\t');
            int id = ids.computeIfAbsent(line.substring(0, cut), name -> ids.size() + 1);
            List<Coordinate[]> rings = new ArrayList<>();
            for (String ring : line.substring(cut + 1).split(";")) {
                rings.add(COMMA.splitAsStream(ring).map(Regions::position).toArray(Coordinate[]::new));
            }
            pieces.add(new Piece(id, false, rings.getFirst(), rings.subList(1, rings.size())));
        }
        return new Regions(List.copyOf(ids.keySet()), pieces);
    }

    private static Coordinate position(String lonAndLat) {
        int cut = lonAndLat.indexOf(' ');
        return Mercator.of(
                Double.parseDouble(lonAndLat.substring(0, cut)), Double.parseDouble(lonAndLat.substring(cut + 1)));
    }
}
