package datapunk.lake.sample.life;

import java.util.List;

/** The two holidays of every year, day by day. */
final class Holidays {
    static final int DAYS = 10;

    private static final int HOUR = 3600;

    private final Diary diary;
    private final Dice dice;

    Holidays(Diary diary, Dice dice) {
        this.diary = diary;
        this.dice = dice;
    }

    /** A day in Portugal, 0 to 9, that begins at midnight (seconds). */
    void portugal(int day, long midnight) {
        switch (day) {
            case 0 -> flyToLisbon(midnight);
            case 3 -> sintra(midnight);
            case 5 -> toPorto(midnight);
            case DAYS - 1 -> flyHome(midnight);
            default -> {
                List<Place> sights = day < 5 ? Abroad.LISBON : Abroad.PORTO;
                sightseeing(midnight, sights, day < 5 ? Abroad.LISBON_HOTEL : Abroad.PORTO_HOTEL);
            }
        }
    }

    /** A day in the Alps, 0 to 9, that begins at midnight (seconds). */
    void alps(int day, long midnight) {
        switch (day) {
            case 0 -> journey(midnight, World.HOME, Abroad.TO_ALPS, Abroad.CHALET);
            case DAYS - 1 -> journey(midnight, Abroad.CHALET, Abroad.TO_ALPS.reversed(), World.HOME);
            case 4 -> hike(midnight);
            case 1, 6 -> excursion(midnight, Abroad.TO_LAUTERBRUNNEN, Abroad.VALLEY);
            case 2, 8 -> excursion(midnight, Abroad.TO_BRIENZ, Abroad.LAKE);
            case 3, 7 -> sightseeing(midnight, Abroad.INTERLAKEN, Abroad.CHALET);
            default -> wakeAt(midnight, 11);
        }
    }

    private void flyToLisbon(long midnight) {
        wakeAt(midnight, 7);
        diary.go(World.STATION, Mode.CYCLING);
        diary.stay(5, 10);
        diary.go(World.SCHIPHOL, Mode.TRAIN, Lines.railway(World.TO_SCHIPHOL));
        diary.stay(90, 130);
        diary.go(Abroad.LISBON_AIRPORT, Mode.FLYING, Lines.flight(World.SCHIPHOL, Abroad.LISBON_AIRPORT));
        diary.stay(25, 45);
        diary.go(Abroad.LISBON_HOTEL, Mode.DRIVING);
        diary.stay(60, 120);
        diary.go(dice.pick(Abroad.LISBON), Mode.WALKING);
        diary.stay(60, 120);
        diary.go(Abroad.LISBON_HOTEL, Mode.WALKING);
    }

    private void sintra(long midnight) {
        wakeAt(midnight, 9);
        diary.go(Abroad.TO_SINTRA.getFirst(), Mode.WALKING);
        excursionOf(Abroad.TO_SINTRA, Abroad.SINTRA);
        diary.go(Abroad.LISBON_HOTEL, Mode.WALKING);
    }

    private void toPorto(long midnight) {
        wakeAt(midnight, 10);
        diary.go(Abroad.TO_PORTO.getFirst(), Mode.DRIVING);
        diary.stay(15, 30);
        diary.go(Abroad.TO_PORTO.getLast(), Mode.TRAIN, Lines.railway(Abroad.TO_PORTO));
        diary.go(Abroad.PORTO_HOTEL, Mode.TRAM);
        diary.stay(45, 100);
        diary.go(Abroad.PORTO.getFirst(), Mode.WALKING);
        diary.stay(80, 140);
        diary.go(Abroad.PORTO_HOTEL, Mode.WALKING);
    }

    private void flyHome(long midnight) {
        wakeAt(midnight, 11);
        diary.go(Abroad.PORTO_AIRPORT, Mode.DRIVING);
        diary.stay(90, 120);
        diary.go(World.SCHIPHOL, Mode.FLYING, Lines.flight(Abroad.PORTO_AIRPORT, World.SCHIPHOL));
        diary.stay(30, 50);
        diary.go(World.STATION, Mode.TRAIN, Lines.railway(World.TO_SCHIPHOL.reversed()));
        diary.go(World.HOME, Mode.CYCLING);
    }

    private void sightseeing(long midnight, List<Place> sights, Place hotel) {
        wakeAt(midnight, 9.5);
        int visits = dice.between(2, 4);
        for (int i = 0; i < visits; i++) {
            Place sight = dice.pick(sights);
            if (!sight.equals(diary.here())) {
                diary.go(sight, dice.chance(0.3) ? Mode.TRAM : Mode.WALKING);
            }
            diary.stay(40, 110);
        }
        if (!diary.here().equals(hotel)) {
            diary.go(hotel, Mode.WALKING);
        }
    }

    private void journey(long midnight, Place from, List<Place> line, Place to) {
        wakeAt(midnight, 7.5);
        diary.go(line.getFirst(), from.equals(World.HOME) ? Mode.CYCLING : Mode.WALKING);
        diary.stay(8, 15);
        diary.go(line.getLast(), Mode.TRAIN, Lines.railway(line));
        diary.go(to, to.equals(World.HOME) ? Mode.CYCLING : Mode.WALKING);
    }

    private void excursion(long midnight, List<Place> line, List<Place> sights) {
        wakeAt(midnight, 9);
        diary.go(line.getFirst(), Mode.WALKING);
        excursionOf(line, sights);
        diary.go(Abroad.CHALET, Mode.WALKING);
    }

    private void excursionOf(List<Place> line, List<Place> sights) {
        diary.stay(3, 12);
        diary.go(line.getLast(), Mode.TRAIN, Lines.railway(line));
        for (Place sight : sights) {
            diary.go(sight, Mode.WALKING);
            diary.stay(40, 90);
        }
        diary.go(line.getLast(), Mode.WALKING);
        diary.stay(3, 15);
        diary.go(line.getFirst(), Mode.TRAIN, Lines.railway(line.reversed()));
    }

    private void hike(long midnight) {
        wakeAt(midnight, 6.5);
        diary.go(Abroad.TO_GRINDELWALD.getFirst(), Mode.WALKING);
        diary.stay(3, 8);
        diary.go(Abroad.GRINDELWALD, Mode.TRAIN, Lines.railway(Abroad.TO_GRINDELWALD));
        diary.stay(10, 15);
        diary.go(Abroad.HIKE.getFirst(), Mode.TRAM, Lines.railway(Abroad.CABLE_CAR));
        diary.go(Abroad.HIKE.getLast(), Mode.HIKING, Lines.trail(Abroad.HIKE));
        diary.stay(25, 40);
        diary.go(Abroad.RACK_RAILWAY.getLast(), Mode.TRAM, Lines.railway(Abroad.RACK_RAILWAY));
        diary.go(Abroad.CHALET, Mode.WALKING);
    }

    private void wakeAt(long midnight, double hour) {
        diary.stayUntil(midnight + Math.round(hour * HOUR + dice.gauss() * 900));
    }
}
