package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.replay.life.Places.Spot;
import datapunk.lake.cache.replay.life.Places.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** How one person moved through one day: commutes on weekdays, errands, outings at weekends. */
final class Journey {
    /** A stretch of movement, minutes of the day. */
    record Leg(double from, double to, Spot start, Spot end) {}

    private final Spot night;
    private final List<Leg> legs;

    private Journey(Spot night, List<Leg> legs) {
        this.night = night;
        this.legs = List.copyOf(legs);
    }

    /** A day. @param weekday 0 is Monday */
    static Journey of(Places places, int weekday, RandomGenerator random) {
        List<Leg> legs = new ArrayList<>();
        if (weekday < 5 && random.nextDouble() < 0.75) {
            double out = 460 + random.nextGaussian() * 20;
            double back = 1_030 + random.nextGaussian() * 35;
            round(legs, places.home(), places.work(), out, back, 20 + random.nextDouble() * 20);
        } else if (random.nextDouble() < 0.55) {
            double out = 620 + random.nextGaussian() * 50;
            double stay = 150 + random.nextDouble() * 200;
            double far = random.nextDouble() < 0.3 ? 180 : 60;
            round(legs, places.home(), places.home().away(random, 15, far), out, out + stay, 40);
        }
        if (random.nextDouble() < 0.3) {
            Spot errand = random.nextBoolean()
                    ? places.favourites().get(random.nextInt(3)).centre()
                    : places.home().away(random, 3, 15);
            double out = 1_150 + random.nextGaussian() * 20;
            if (errand.distance(places.home()) < 80) {
                round(legs, places.home(), errand, out, out + 70, 15);
            }
        }
        return new Journey(places.home(), legs);
    }

    private static void round(List<Leg> legs, Spot home, Spot there, double out, double back, double minutes) {
        legs.add(new Leg(out, out + minutes, home, there));
        legs.add(new Leg(back, back + minutes, there, home));
    }

    /** Where the person is at a minute of the day. */
    Spot at(double minute) {
        Spot here = night;
        for (Leg leg : legs) {
            if (minute >= leg.to()) {
                here = leg.end();
            } else if (minute > leg.from()) {
                double share = (minute - leg.from()) / (leg.to() - leg.from());
                double bend = Math.sin(share * Math.PI * 3) * 0.6;
                Spot on = leg.start().towards(leg.end(), share);
                return new Spot(on.x() + bend, on.y() - bend);
            }
        }
        return here;
    }

    /** Whether the person moves at some time of the minutes. */
    boolean moves(double from, double to) {
        return legs.stream().anyMatch(leg -> leg.from() < to && leg.to() > from);
    }

    /** The view that shows the whole day. */
    View view() {
        double west = night.x();
        double east = night.x();
        double north = night.y();
        double south = night.y();
        for (Leg leg : legs) {
            west = Math.min(west, leg.end().x());
            east = Math.max(east, leg.end().x());
            north = Math.min(north, leg.end().y());
            south = Math.max(south, leg.end().y());
        }
        double wide = Math.max(Math.max(east - west, south - north), 2);
        int z = 16 - (int) Math.ceil(Math.log(wide / 3) / Math.log(2));
        return new View(Math.clamp(z, 5, 15), new Spot((west + east) / 2, (north + south) / 2));
    }
}
