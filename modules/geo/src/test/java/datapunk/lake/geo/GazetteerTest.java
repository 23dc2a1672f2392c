package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.PlaceName;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerTest {
    private final Gazetteer gazetteer = Gazetteer.load();

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "52.5200, 13.4050, DE, DE-BE, Europe/Berlin, Berlin",
        "48.8566, 2.3522, FR, FR-75, Europe/Paris, Paris",
        "40.7128, -74.0060, US, US-NY, America/New_York, New York City",
        "35.6762, 139.6503, JP, JP-13, Asia/Tokyo, Tokyo",
        "-33.8688, 151.2093, AU, AU-NSW, Australia/Sydney, Sydney",
        "51.5072, -0.1276, GB, '', Europe/London, London",
        "45.4642, 9.1900, IT, IT-MI, Europe/Rome, Milan",
        "30.0444, 31.2357, EG, EG-C, Africa/Cairo, Cairo",
        "-1.2864, 36.8172, KE, KE-110, Africa/Nairobi, Nairobi",
        "-33.9249, 18.4241, ZA, ZA-WC, Africa/Johannesburg, Cape Town",
        "-23.5505, -46.6333, BR, BR-SP, America/Sao_Paulo, São Paulo",
        "19.0760, 72.8777, IN, IN-MH, Asia/Kolkata, Mumbai",
        "27.7172, 85.3240, NP, NP-BA, Asia/Kathmandu, Kathmandu",
        "1.2903, 103.8519, SG, '', Asia/Singapore, Singapore",
        "22.3020, 114.1774, HK, '', Asia/Hong_Kong, Kowloon",
        "64.1466, -21.9426, IS, '', Atlantic/Reykjavik, Reykjavík",
        "21.3069, -157.8583, US, US-HI, Pacific/Honolulu, Honolulu"
    })
    void citiesOfTheWorldAreNamed(double lat, double lon, String country, String region, String zone, String town) {
        PlaceName place = at(lat, lon);
        assertEquals(country, place.countryCode());
        if (!region.isEmpty()) {
            assertEquals(region, place.regionCode());
        }
        assertEquals(zone, place.zone());
        assertEquals(town, place.town());
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "47.5596, 7.5886, CH, Europe/Zurich, Basel",
        "47.5930, 7.6200, DE, Europe/Berlin, Weil am Rhein",
        "50.7753, 6.0839, DE, Europe/Berlin, Aachen",
        "50.8658, 6.0625, NL, Europe/Amsterdam, Kerkrade",
        "48.5730, 7.8150, DE, Europe/Berlin, Kehl",
        "46.2044, 6.1432, CH, Europe/Zurich, Genève",
        "47.6603, 9.1758, DE, Europe/Berlin, Konstanz",
        "32.5149, -117.0382, MX, America/Tijuana, Tijuana",
        "43.7384, 7.4246, MC, Europe/Monaco, Monaco",
        "65.8420, 24.1400, SE, Europe/Stockholm, Haparanda"
    })
    void townsAtABorderBelongToTheirOwnCountry(double lat, double lon, String country, String zone, String town) {
        PlaceName place = at(lat, lon);
        assertEquals(country, place.countryCode());
        assertEquals(zone, place.zone());
        assertEquals(town, place.town());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "1.3382, 173.0176, KI, Pacific/Tarawa",
        "1.9850, -157.4750, KI, Pacific/Kiritimati",
        "-18.1416, 178.4419, FJ, Pacific/Fiji",
        "-16.8000, -179.9900, FJ, Pacific/Fiji",
        "64.7340, 177.5140, RU, Asia/Anadyr",
        "66.1600, -169.8100, RU, Asia/Anadyr",
        "-43.9530, -176.5590, NZ, Pacific/Chatham",
        "-27.1500, -109.4230, CL, Pacific/Easter",
        "28.4636, -16.2518, ES, Atlantic/Canary",
        "37.7412, -25.6756, PT, Atlantic/Azores",
        "-21.1151, 55.5364, FR, Indian/Reunion",
        "62.0107, -6.7741, FO, Atlantic/Faroe",
        "4.1755, 73.5093, MV, Indian/Maldives"
    })
    void islandsAndBothSidesOfTheAntimeridianAreNamed(double lat, double lon, String country, String zone) {
        PlaceName place = at(lat, lon);
        assertEquals(country, place.countryCode());
        assertEquals(zone, place.zone());
    }

    @ParameterizedTest
    @CsvSource({"40, -40, Etc/GMT+3", "-50, -130, Etc/GMT+9", "0, 0.1, Etc/GMT", "-30, 80, Etc/GMT-5"})
    void theOpenSeaHasAZoneAndNothingElse(double lat, double lon, String zone) {
        assertEquals(new PlaceName("", "", "", "", zone, ""), at(lat, lon));
    }

    @Test
    void aFerryJustOffTheCoastIsInTheCountryOfTheNearestTown() {
        PlaceName place = at(54.6000, 11.3000);
        assertTrue(place.town().length() > 1, place.toString());
        assertEquals("", place.regionCode());
    }

    @Test
    void namesAreWrittenAsTheirCountriesWriteThem() {
        PlaceName zurich = at(47.3769, 8.5417);
        assertEquals(new PlaceName("CH", "Switzerland", "CH-ZH", "Zürich", "Europe/Zurich", "Zürich"), zurich);
    }

    @Test
    void theWideCountrysideHasNoTown() {
        PlaceName place = at(72.0, -40.0);
        assertEquals("GL", place.countryCode());
        assertEquals("", place.town());
    }

    @Test
    void thePolesAreAntarcticaAndSea() {
        assertEquals("AQ", at(-89.9, 0).countryCode());
        assertEquals("", at(89.9, 0).countryCode());
    }

    @Test
    void theCountryAndTheZoneAreAlsoGivenAlone() {
        long cell = cell(52.52, 13.405);
        assertEquals("DE", gazetteer.countryOfCell(cell));
        assertEquals("Europe/Berlin", gazetteer.zoneOfCell(cell));
    }

    @Test
    void itLoadsOnce() {
        assertSame(gazetteer, Gazetteer.load());
    }

    @Test
    void itTakesNoMoreThanTwentyMegabytesOfHeap() {
        assertTrue(gazetteer.heapBytes() < 20 << 20, gazetteer.heapBytes() + " bytes");
    }

    @Test
    void everyZoneIsOneThatJavaKnows() {
        for (int column = 0; column < 1 << 8; column++) {
            for (int row = 0; row < 1 << 8; row++) {
                long cell = ZOrder.code(column, row) << 16;
                ZoneId.of(gazetteer.zoneOfCell(cell));
            }
        }
    }

    private PlaceName at(double lat, double lon) {
        return gazetteer.placeOfCell(cell(lat, lon));
    }

    private static long cell(double lat, double lon) {
        return ZOrder.parent(ZOrder.code(ZOrder.x(lon), ZOrder.y(lat)), Gazetteer.LEVEL);
    }
}
