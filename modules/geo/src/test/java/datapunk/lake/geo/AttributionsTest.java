package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AttributionsTest {
    @Test
    void openStreetMapAndGeoNamesAreNamedWithTheirLicences() {
        var credits = Attributions.all().stream()
                .map(s -> s.credit() + ", " + s.licence())
                .toList();
        assertTrue(credits.contains("© OpenStreetMap contributors, ODbL 1.0"));
        assertTrue(credits.contains("GeoNames, CC BY 4.0"));
    }
}
