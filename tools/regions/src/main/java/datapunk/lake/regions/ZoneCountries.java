package datapunk.lake.regions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * To which country most of the land of each time zone belongs. Antarctica does not count beside another: some stations
 * keep the time of their country, and the projection makes them larger than it.
 */
final class ZoneCountries {
    private static final String ANTARCTICA = "AQ";

    private final Map<Integer, Map<String, Long>> cells = new HashMap<>();

    private ZoneCountries() {}

    /** Lays the cells of zones over those of regions; the names are those of {@link Regions}. */
    static ZoneCountries of(Ranges zones, Ranges regions, List<String> regionNames) {
        ZoneCountries countries = new ZoneCountries();
        int finer = 2 * (zones.level() - regions.level());
        int region = 0;
        for (int zone = 0; zone < zones.size(); zone++) {
            long at = zones.start(zone);
            while (at < zones.end(zone)) {
                while (regions.end(region) << finer <= at) {
                    region++;
                }
                long end = Math.min(zones.end(zone), regions.end(region) << finer);
                if (regions.id(region) > 0) {
                    String country = regionNames.get(regions.id(region) - 1).substring(0, 2);
                    countries.cells
                            .computeIfAbsent(zones.id(zone), _ -> new HashMap<>())
                            .merge(country, end - at, Long::sum);
                }
                at = end;
            }
        }
        return countries;
    }

    /** The country that has more than half of a zone's land, or empty text. */
    String of(int zone) {
        Map<String, Long> land = new HashMap<>(cells.getOrDefault(zone, Map.of()));
        if (land.size() > 1) {
            land.remove(ANTARCTICA);
        }
        long all = land.values().stream().mapToLong(Long::longValue).sum();
        return land.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > all)
                .map(Map.Entry::getKey)
                .findAny()
                .orElse("");
    }
}
