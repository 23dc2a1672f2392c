package datapunk.lake.geo;

import datapunk.lake.model.PlaceName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of places from bundled data: country, region, time zone and nearest town of a cell, without any network. Regions
 * are right to a cell of 2.4 km, time zones to one of 1.2 km (at the equator; both shrink towards the poles). Borders of
 * countries are drawn more finely by the time zones, so where the two differ beside a border the zone is right. About
 * 15 MB of heap; safe for any number of threads.
 */
public final class Gazetteer {
    /** Level of the cells that are asked about: 600 m at the equator. */
    public static final int LEVEL = 16;

    /** Off the coast by no more than this, a cell still belongs to the country of the nearest town. */
    private static final double COAST_KM = 10;

    private static final String TAB = "\t";

    /** What one region is called; the same four texts for all its cells. */
    private record Region(String countryCode, String country, String code, String name) {}

    /** A time zone and the country that most of its land belongs to, empty when there is none. */
    private record ZoneOfCountry(String name, String countryCode) {}

    private final Map<String, String> countries;
    private final List<Region> regions;
    private final List<ZoneOfCountry> zones;
    private final Set<String> countriesWithZones;
    private final RangeTable regionCells;
    private final RangeTable zoneCells;
    private final TownTree towns;

    private Gazetteer() throws IOException {
        countries = new HashMap<>();
        for (String line : lines("countries.tsv")) {
            String[] cells = line.split(TAB, -1);
            countries.put(cells[0], cells[1]);
        }
        regions = lines("regions.tsv").stream().map(this::region).toList();
        zones = lines("zones.tsv").stream().map(Gazetteer::zone).toList();
        countriesWithZones = zones.stream().map(ZoneOfCountry::countryCode).collect(Collectors.toSet());
        regionCells = RangeTable.read(resource("regions.bin"));
        zoneCells = RangeTable.read(resource("zones.bin"));
        towns = TownTree.read(resource("towns.bin"));
    }

    /** Holds the one gazetteer; the virtual machine makes it at the first use. */
    private static final class Holder {
        static final Gazetteer GAZETTEER = read();

        private Holder() {}

        private static Gazetteer read() {
            try {
                return new Gazetteer();
            } catch (IOException e) {
                throw new UncheckedIOException("The place names bundled with the program cannot be read.", e);
            }
        }
    }

    /** The gazetteer, read at the first call (about a tenth of a second) and the same one ever after. */
    public static Gazetteer load() {
        return Holder.GAZETTEER;
    }

    /** The name of the middle of a level-16 cell; what is not known is empty text. */
    public PlaceName placeOfCell(long level16Cell) {
        double lon = ZOrder.lon(ZOrder.column(level16Cell) + 0.5, LEVEL);
        double lat = ZOrder.lat(ZOrder.row(level16Cell) + 0.5, LEVEL);
        int region = regionOf(level16Cell);
        String zone = zoneOfCell(level16Cell);
        return region == 0 ? atSea(lon, lat, zone) : onLand(regions.get(region - 1), lon, lat, zone);
    }

    /** The IANA time zone of a level-16 cell; on the open sea Etc/GMT±n by longitude. */
    public String zoneOfCell(long level16Cell) {
        int zone = zoneCells.idAt(level16Cell);
        return zone == 0 ? nautical(level16Cell) : zones.get(zone - 1).name;
    }

    /** The zone by longitude, for the few slits that the polygons of zones leave; its sign is the reverse of the hours. */
    private static String nautical(long cell) {
        long hours = Math.round(ZOrder.lon(ZOrder.column(cell) + 0.5, LEVEL) / 15);
        return hours == 0 ? "Etc/GMT" : "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours);
    }

    /** The ISO 3166-1 alpha-2 code of the country that has land in the level-16 cell, or empty text. */
    public String countryOfCell(long level16Cell) {
        int region = regionOf(level16Cell);
        return region == 0 ? "" : regions.get(region - 1).countryCode;
    }

    private int regionOf(long cell) {
        int region = regionCells.idAt(cell);
        int zone = zoneCells.idAt(cell);
        if (region == 0 || zone == 0) {
            return region;
        }
        String byZone = zones.get(zone - 1).countryCode;
        String byRegion = regions.get(region - 1).countryCode;
        if (byZone.isEmpty() || byZone.equals(byRegion) || !countriesWithZones.contains(byRegion)) {
            return region;
        }
        int beside = regionBeside(cell, byZone);
        return beside == 0 ? region : beside;
    }

    /** A region of the country not further than two cells of the regions' level, or 0. */
    private int regionBeside(long cell, String countryCode) {
        int step = 1 << LEVEL - regionCells.level();
        int edge = 1 << LEVEL;
        for (int far = step; far <= 2 * step; far += step) {
            for (int x = -far; x <= far; x += step) {
                for (int y = -far; y <= far; y += step) {
                    int column = Math.floorMod(ZOrder.column(cell) + x, edge);
                    int row = Math.clamp(ZOrder.row(cell) + y, 0, edge - 1);
                    int region = regionCells.idAt(ZOrder.code(column, row));
                    if (region > 0 && regions.get(region - 1).countryCode.equals(countryCode)) {
                        return region;
                    }
                }
            }
        }
        return 0;
    }

    private PlaceName onLand(Region region, double lon, double lat, String zone) {
        int town = towns.nearestIn(region.countryCode, lon, lat);
        if (town == TownTree.NONE) {
            town = towns.nearest(lon, lat);
        }
        return new PlaceName(region.countryCode, region.country, region.code, region.name, zone, townName(town));
    }

    private PlaceName atSea(double lon, double lat, String zone) {
        int town = towns.nearest(lon, lat);
        String code = "";
        if (town != TownTree.NONE && towns.kilometresTo(town, lon, lat) <= COAST_KM) {
            code = towns.countryOf(town);
        }
        return new PlaceName(code, countries.getOrDefault(code, ""), "", "", zone, townName(town));
    }

    private String townName(int town) {
        return town == TownTree.NONE ? "" : towns.nameOf(town);
    }

    private Region region(String line) {
        String[] cells = line.split(TAB, -1);
        return new Region(cells[0].intern(), countries.getOrDefault(cells[0], ""), cells[1], cells[2]);
    }

    private static ZoneOfCountry zone(String line) {
        String[] cells = line.split(TAB, -1);
        return new ZoneOfCountry(cells[0], cells[1].intern());
    }

    private static List<String> lines(String name) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(resource(name), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Gazetteer.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("no " + name + " beside " + Gazetteer.class.getName());
        }
        return in;
    }

    /** How many bytes of heap the tables hold, about. */
    long heapBytes() {
        return regionCells.heapBytes() + zoneCells.heapBytes() + towns.heapBytes();
    }
}
