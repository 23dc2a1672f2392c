package datapunk.lake.sample.life;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A life without end: someone lives in Utrecht, works in Amsterdam three days a week, sees friends and parents, goes on
 * outings by train, and has a holiday in Portugal in May and one in the Alps in August.
 */
public final class Life {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final int HOUR = 3600;
    private static final int PORTUGAL = 129;
    private static final int ALPS = 213;

    private final Dice dice;
    private final Diary diary;
    private final Holidays holidays;
    private LocalDate date;
    private long midnight;

    /** A life from the first second of a day, UTC, at home. */
    public Life(LocalDate from, long seed) {
        dice = new Dice(seed);
        date = from;
        diary = new Diary(World.HOME, from.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), dice);
        holidays = new Holidays(diary, dice);
    }

    /** What is done next; it begins when the one before ends. */
    public Episode next() {
        while (!diary.hasFinished()) {
            midnight = date.atStartOfDay(ZONE).toEpochSecond();
            live();
            date = date.plusDays(1);
            diary.stayUntil(date.atStartOfDay(ZONE).toEpochSecond());
        }
        return diary.take();
    }

    private void live() {
        int day = date.getDayOfYear();
        if (day >= PORTUGAL && day < PORTUGAL + Holidays.DAYS) {
            holidays.portugal(day - PORTUGAL, midnight);
        } else if (day >= ALPS && day < ALPS + Holidays.DAYS) {
            holidays.alps(day - ALPS, midnight);
        } else {
            switch (date.getDayOfWeek()) {
                case MONDAY, TUESDAY, THURSDAY -> office();
                case WEDNESDAY, FRIDAY -> workAtHome();
                case SATURDAY, SUNDAY -> weekend();
            }
        }
    }

    private void wakeAt(double hour) {
        diary.stayUntil(midnight + Math.round(hour * HOUR + dice.gauss() * 900));
    }

    private void office() {
        wakeAt(7.7);
        diary.go(World.STATION, Mode.CYCLING);
        diary.stay(3, 9);
        diary.go(World.ZUID, Mode.TRAIN, Lines.railway(World.TO_WORK));
        diary.go(World.WORK, Mode.WALKING);
        wakeAt(12.3);
        if (dice.chance(0.7)) {
            diary.go(dice.pick(World.LUNCHES), Mode.WALKING);
            diary.stay(15, 35);
            diary.go(World.WORK, Mode.WALKING);
        }
        wakeAt(17.3);
        diary.go(World.ZUID, Mode.WALKING);
        diary.stay(2, 12);
        diary.go(World.STATION, Mode.TRAIN, Lines.railway(World.TO_WORK.reversed()));
        boolean straightHome = dice.chance(0.55);
        if (!straightHome) {
            diary.go(dice.pick(World.ERRANDS), Mode.CYCLING);
            diary.stay(15, 120);
        }
        diary.go(World.HOME, Mode.CYCLING);
    }

    private void workAtHome() {
        wakeAt(dice.chance(0.4) ? 7.2 : 12.5);
        run();
        wakeAt(17.6);
        if (dice.chance(0.7)) {
            visit(dice.pick(World.ERRANDS), Mode.CYCLING);
        }
    }

    private void run() {
        diary.go(World.HOME, Mode.WALKING, Lines.trail(dice.chance(0.5) ? World.RUN : World.RUN.reversed()));
    }

    private void visit(Place place, Mode mode) {
        diary.go(place, mode);
        diary.stay(20, 150);
        diary.go(World.HOME, mode);
    }

    private void weekend() {
        int week = date.getDayOfYear() / 7;
        boolean saturday = date.getDayOfWeek() == DayOfWeek.SATURDAY;
        if (saturday && week % 3 == 1) {
            outing(World.OUTINGS.get((week / 3 + date.getYear()) % World.OUTINGS.size()));
        } else if (!saturday && week % 4 == 2) {
            outing(World.TO_PARENTS);
        } else {
            aboutTown();
        }
    }

    private void aboutTown() {
        wakeAt(10.2);
        int errands = dice.between(1, 4);
        for (int i = 0; i < errands; i++) {
            Place errand = dice.pick(World.ERRANDS);
            if (!errand.equals(diary.here())) {
                diary.go(errand, dice.chance(0.7) ? Mode.CYCLING : Mode.WALKING);
            }
            diary.stay(20, 110);
        }
        diary.go(World.HOME, Mode.CYCLING);
        if (dice.chance(0.3)) {
            diary.stay(60, 180);
            run();
        }
    }

    private void outing(World.Outing outing) {
        wakeAt(9.1);
        diary.go(World.STATION, Mode.CYCLING);
        diary.stay(4, 15);
        Place there = outing.line().getLast();
        diary.go(there, Mode.TRAIN, Lines.railway(outing.line()));
        for (Place sight : shuffled(outing.sights())) {
            diary.go(sight, dice.chance(0.25) ? Mode.TRAM : Mode.WALKING);
            diary.stay(35, 110);
        }
        diary.go(there, Mode.WALKING);
        diary.stay(3, 14);
        diary.go(World.STATION, Mode.TRAIN, Lines.railway(outing.line().reversed()));
        diary.go(World.HOME, Mode.CYCLING);
    }

    private List<Place> shuffled(List<Place> places) {
        List<Place> rest = new ArrayList<>(places);
        List<Place> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(dice.between(0, rest.size() - 1)));
        }
        return shuffled;
    }
}
