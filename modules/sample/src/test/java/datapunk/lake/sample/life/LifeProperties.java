package datapunk.lake.sample.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.sample.life.Episode.Stay;
import datapunk.lake.sample.life.Episode.Trip;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifeProperties {
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final long END =
            LocalDate.of(2027, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();

    @Test
    void everyEpisodeBeginsWhenTheOneBeforeEnds() {
        Life life = new Life(FROM, 1);
        long now = FROM.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        while (now < END) {
            Episode episode = life.next();
            assertEquals(now, episode.start());
            assertTrue(episode.end() > episode.start());
            now = episode.end();
        }
    }

    @Test
    void nobodyIsEverSomewhereWithoutHavingGoneThere() {
        Life life = new Life(FROM, 2);
        Place here = World.HOME;
        Episode episode = life.next();
        while (episode.end() < END) {
            switch (episode) {
                case Stay stay -> assertEquals(here, stay.place());
                case Trip trip -> {
                    assertEquals(here, trip.from());
                    here = trip.to();
                }
            }
            episode = life.next();
        }
    }

    @Test
    void everyPathLeadsFromOnePlaceToTheOther() {
        Life life = new Life(FROM, 3);
        Episode episode = life.next();
        while (episode.end() < END) {
            if (episode instanceof Trip trip) {
                Path path = trip.path();
                int last = path.size() - 1;
                assertTrue(metres(trip.from(), path.lat(0), path.lon(0)) < 1_500, trip.toString());
                assertTrue(metres(trip.to(), path.lat(last), path.lon(last)) < 1_500, trip.toString());
                assertTrue(path.length() < 2_500_000);
            }
            episode = life.next();
        }
    }

    @Test
    void aYearHasAllWaysOfMovingAndBothHolidays() {
        Life life = new Life(FROM, 4);
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        Set<String> places = new HashSet<>();
        Episode episode = life.next();
        while (episode.end() < END) {
            switch (episode) {
                case Stay stay -> places.add(stay.place().name());
                case Trip trip -> modes.add(trip.mode());
            }
            episode = life.next();
        }
        assertEquals(EnumSet.allOf(Mode.class), modes);
        assertTrue(places.contains(Abroad.LISBON_HOTEL.name()));
        assertTrue(places.contains(Abroad.CHALET.name()));
        assertTrue(places.contains(World.PARENTS.name()));
    }

    private static double metres(Place place, double lat, double lon) {
        double north = place.lat() - lat;
        double east = (place.lon() - lon) * Math.cos(Math.toRadians(lat));
        return Path.DEGREE * Math.hypot(north, east);
    }
}
