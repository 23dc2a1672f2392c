package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import datapunk.lake.model.PlaceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class GazetteerProperties {
    private static final int CASES = 20_000;
    private static final long CELLS = 1L << 2 * Gazetteer.LEVEL;

    private final Gazetteer gazetteer = Gazetteer.load();

    @Test
    void everyCellHasAZoneAndARegionNeverWithoutItsCountry() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            PlaceName place = gazetteer.placeOfCell(random.nextLong(CELLS));
            assertFalse(place.zone().isEmpty(), place.toString());
            assertEquals(place.countryCode().isEmpty(), place.country().isEmpty(), place.toString());
            assertFalse(place.countryCode().isEmpty() && !place.region().isEmpty(), place.toString());
        }
    }

    @Test
    void landHasTheCountryThatIsGivenAlone() {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            long cell = random.nextLong(CELLS);
            String country = gazetteer.countryOfCell(cell);
            if (!country.isEmpty()) {
                assertEquals(country, gazetteer.placeOfCell(cell).countryCode());
            }
        }
    }

    @Test
    void zonesOfTheSeaAreOnlyWhereNoRegionIsFarInland() {
        Random random = new Random(3);
        for (int i = 0; i < CASES; i++) {
            long cell = random.nextLong(CELLS);
            if (surroundedByLand(cell)) {
                assertFalse(
                        gazetteer.zoneOfCell(cell).startsWith("Etc/"),
                        gazetteer.placeOfCell(cell).toString());
            }
        }
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        Callable<List<PlaceName>> asking = () -> {
            Random random = new Random(4);
            List<PlaceName> places = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                places.add(gazetteer.placeOfCell(random.nextLong(CELLS)));
            }
            return places;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads.invokeAll(List.of(asking, asking, asking, asking));
            for (var answer : answers) {
                assertEquals(answers.getFirst().get(), answer.get());
            }
        }
    }

    private boolean surroundedByLand(long cell) {
        int column = ZOrder.column(cell);
        int row = ZOrder.row(cell);
        int step = 64;
        for (int x = -step; x <= step; x += step) {
            for (int y = -step; y <= step; y += step) {
                int size = 1 << Gazetteer.LEVEL;
                int neighbourRow = Math.clamp(row + y, 0, size - 1);
                long neighbour = ZOrder.code(Math.floorMod(column + x, size), neighbourRow);
                if (gazetteer.countryOfCell(neighbour).isEmpty()
                        || gazetteer.countryOfCell(neighbour).equals("AQ")) {
                    return false;
                }
            }
        }
        return true;
    }
}
