package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Features.Candidate;
import datapunk.lake.cache.warm.view.Favourites;
import datapunk.lake.cache.warm.view.Move;
import datapunk.lake.cache.warm.view.Viewport;
import java.util.function.Consumer;

/**
 * Candidates after a reader's action: what the next moves would show that is not shown yet. The tiles around the view,
 * two deep, because a reader who goes on goes on; the view after zooming in or out, with a margin, because the middle of
 * the map is known to a tile only; the favourites; the days beside the one that is read; the map of that day.
 */
final class Prefetch {
    private static final double LIKELY = .03;
    private static final int DEEP = 2;
    private static final int DEEPEST = 16;
    private static final int MOST = 64;
    /** More tiles than any screen holds: they lie far apart and were asked for together. */
    private static final int BEYOND_SCREENS = 1_024;

    private final Readers readers;
    private final Features features;

    Prefetch(Readers readers, Features features) {
        this.readers = readers;
        this.features = features;
    }

    /** Names the candidates after an action. */
    void after(Reader reader, Consumer<Candidate> candidates) {
        Viewport view = reader.view();
        if (view != null && tiles(view) <= BEYOND_SCREENS) {
            around(reader, view, candidates);
            zoom(reader, view, Move.IN, candidates);
            zoom(reader, view, Move.OUT, candidates);
        }
        favourites(reader, candidates);
        if (reader.day() != Reader.ALL_TIME) {
            days(reader, candidates);
        }
    }

    private static long tiles(Viewport view) {
        return (long) view.width() * view.height();
    }

    private void around(Reader reader, Viewport view, Consumer<Candidate> candidates) {
        double west = readers.chance(reader, Move.WEST);
        double east = readers.chance(reader, Move.EAST);
        double north = readers.chance(reader, Move.NORTH);
        double south = readers.chance(reader, Move.SOUTH);
        for (int x = view.x0() - DEEP; x <= view.x1() + DEEP; x++) {
            for (int y = view.y0() - DEEP; y <= view.y1() + DEEP; y++) {
                int right = beyond(view.x0(), view.x1(), x);
                int down = beyond(view.y0(), view.y1(), y);
                if (right == 0 && down == 0) {
                    continue;
                }
                boolean sideways = Math.abs(right) >= Math.abs(down);
                Move move = sideways ? right > 0 ? Move.EAST : Move.WEST : down > 0 ? Move.SOUTH : Move.NORTH;
                double chance =
                        Math.max(right > 0 ? east : right < 0 ? west : 0, down > 0 ? south : down < 0 ? north : 0);
                int place = Math.abs(right) * 3 + Math.abs(down);
                tile(reader, view.z(), x, y, candidates, new Way(reader.viewDay(), move, chance, place));
            }
        }
    }

    /** How far outside an interval a number is: below 0 before it, above behind it. */
    private static int beyond(int from, int to, int at) {
        return at < from ? at - from : Math.max(0, at - to);
    }

    private void zoom(Reader reader, Viewport view, Move move, Consumer<Candidate> candidates) {
        double chance = readers.chance(reader, move);
        Viewport to = view.moved(move);
        if (chance < LIKELY || tiles(to) > MOST) {
            return;
        }
        for (int x = to.x0() - 1; x <= to.x1() + 1; x++) {
            for (int y = to.y0() - 1; y <= to.y1() + 1; y++) {
                int place = 10 + Math.abs(beyond(to.x0(), to.x1(), x)) + Math.abs(beyond(to.y0(), to.y1(), y));
                tile(reader, to.z(), x, y, candidates, new Way(reader.viewDay(), move, chance, place));
            }
        }
    }

    private void favourites(Reader reader, Consumer<Candidate> candidates) {
        double jump = readers.chance(reader, Move.JUMP);
        for (int i = 0; i < Favourites.most(); i++) {
            Viewport favourite = reader.favourites.view(i);
            double chance = jump * reader.favourites.share(i);
            if (favourite != null && chance >= LIKELY) {
                view(reader, favourite, candidates, new Way(reader.viewDay(), Move.JUMP, chance, 15));
            }
        }
    }

    private void days(Reader reader, Consumer<Candidate> candidates) {
        day(reader, -1, Move.PREVIOUS, candidates);
        day(reader, 1, Move.NEXT, candidates);
        Viewport view = reader.view();
        if (view != null && reader.viewDay() != reader.day()) {
            double chance = readers.chance(reader, Move.JUMP);
            view(reader, view, candidates, new Way(reader.day(), Move.JUMP, chance, 16));
        }
    }

    private void day(Reader reader, int step, Move move, Consumer<Candidate> candidates) {
        double chance = readers.chance(reader, move);
        for (int far = 1; far <= DEEP; far++) {
            int to = reader.day() + far * step;
            give(reader, WarmKey.day(reader.user, to), candidates, new Way(to, move, chance, 16 + far));
            give(reader, WarmKey.span(reader.user, 0, to), candidates, new Way(to, move, chance, 16 + far));
        }
        Viewport view = reader.view();
        if (view != null && reader.viewDay() == reader.day()) {
            view(reader, view, candidates, new Way(reader.day() + step, move, chance, 19));
        }
    }

    /** How a candidate is reached. @param day of a tile, or all time */
    private record Way(int day, Move move, double chance, int place) {}

    /** The tiles of a view that the reader's map does not show already. */
    private void view(Reader reader, Viewport to, Consumer<Candidate> candidates, Way way) {
        if (tiles(to) > MOST) {
            return;
        }
        Viewport view = reader.view();
        boolean same = view != null && view.z() == to.z() && way.day == reader.viewDay();
        for (int x = to.x0(); x <= to.x1(); x++) {
            for (int y = to.y0(); y <= to.y1(); y++) {
                if (!same || view == null || view.distance(x, y) > 0) {
                    tile(reader, to.z(), x, y, candidates, way);
                }
            }
        }
    }

    private void tile(Reader reader, int z, int x, int y, Consumer<Candidate> candidates, Way way) {
        if (z < 0 || z > DEEPEST || x < 0 || y < 0 || x >> z != 0 || y >> z != 0) {
            return;
        }
        WarmKey key = way.day == Reader.ALL_TIME
                ? WarmKey.tile(reader.user, z, x, y)
                : WarmKey.dayTile(reader.user, z, x, y, way.day);
        give(reader, key, candidates, way);
    }

    private void give(Reader reader, WarmKey key, Consumer<Candidate> candidates, Way way) {
        candidates.accept(
                new Candidate(WarmSource.MOVES, key, features.slot(key), reader, way.move, way.chance, way.place));
    }
}
