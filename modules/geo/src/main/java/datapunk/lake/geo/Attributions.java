package datapunk.lake.geo;

import java.util.List;

/** Whom the bundled data about places comes from, for the page that says so. */
public final class Attributions {
    /**
     * One source of data.
     *
     * @param what what it is used for
     * @param credit whom to name, as they ask for it
     * @param licence name of the licence
     * @param link where to read more
     */
    public record Source(String what, String credit, String licence, String link) {}

    private static final List<Source> ALL = List.of(
            new Source(
                    "Countries and regions",
                    "Made with Natural Earth",
                    "Public domain",
                    "https://www.naturalearthdata.com/about/terms-of-use/"),
            new Source("Towns (from 1,000 inhabitants)", "GeoNames", "CC BY 4.0", "https://www.geonames.org/"),
            new Source(
                    "Time zones",
                    "© OpenStreetMap contributors",
                    "ODbL 1.0",
                    "https://www.openstreetmap.org/copyright"),
            new Source(
                    "Names of countries", "Unicode CLDR", "Unicode License v3", "https://www.unicode.org/license.txt"));

    private Attributions() {}

    /** All sources, in the order to show them. */
    public static List<Source> all() {
        return ALL;
    }
}
