package datapunk.lake.cache.replay.life;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where one person lives, works and likes to look, in tiles of level 16 as fractions.
 *
 * @param favourites views this person comes back to, the dearest first; home is one of them
 */
record Places(Spot home, Spot work, List<View> favourites) {
    /** A position in tiles of level 16. */
    record Spot(double x, double y) {
        /** A spot some way off, in any direction. */
        Spot away(RandomGenerator random, double from, double to) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double far = from + random.nextDouble() * (to - from);
            return new Spot(x + far * Math.cos(angle), y + far * Math.sin(angle));
        }

        /** The spot at a share of the way to another. */
        Spot towards(Spot other, double share) {
            return new Spot(x + (other.x - x) * share, y + (other.y - y) * share);
        }

        double distance(Spot other) {
            return Math.hypot(other.x - x, other.y - y);
        }
    }

    /** What a map shows: a spot in the middle at a zoom. */
    record View(int z, Spot centre) {}

    static Places of(RandomGenerator random) {
        var home = new Spot(30_000 + random.nextDouble() * 10_000, 18_000 + random.nextDouble() * 6_000);
        Spot work = home.away(random, 8, 45);
        List<View> favourites = new ArrayList<>();
        favourites.add(new View(12 + random.nextInt(3), home));
        favourites.add(new View(11 + random.nextInt(4), work));
        int more = 4 + random.nextInt(6);
        for (int i = 0; i < more; i++) {
            double far = i % 3 == 2 ? 2_500 : 150;
            favourites.add(new View(8 + random.nextInt(8), home.away(random, 5, far)));
        }
        return new Places(home, work, List.copyOf(favourites));
    }

    /** One of the favourites; the second is half as likely as the first, the third a third, and so on. */
    View favourite(RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < favourites.size(); i++) {
            sum += 1.0 / (i + 1);
        }
        double at = random.nextDouble() * sum;
        for (int i = 0; i < favourites.size(); i++) {
            at -= 1.0 / (i + 1);
            if (at <= 0) {
                return favourites.get(i);
            }
        }
        return favourites.getLast();
    }
}
