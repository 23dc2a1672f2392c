package datapunk.lake.model;

/**
 * What a spot on earth is called, from bundled data; empty text where there is no such thing (open sea).
 *
 * @param countryCode ISO 3166-1 alpha-2, upper case
 * @param country English name
 * @param regionCode ISO 3166-2
 * @param region name of the first-level division
 * @param zone IANA time zone
 * @param town nearest town
 */
public record PlaceName(
        String countryCode, String country, String regionCode, String region, String zone, String town) {

    /** Nowhere known. */
    public static final PlaceName NOWHERE = new PlaceName("", "", "", "", "", "");

    /** A stable id of this name: the same text gives the same id on every machine. */
    public long id() {
        return Hash64.of(String.join("\u0000", countryCode, country, regionCode, region, zone, town));
    }
}
