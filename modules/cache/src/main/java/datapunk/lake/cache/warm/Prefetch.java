package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Features.Candidate;
import datapunk.lake.cache.warm.WarmKey.Kind;
import datapunk.lake.cache.warm.view.Favourites;
import datapunk.lake.cache.warm.view.Move;
import datapunk.lake.cache.warm.view.Viewport;
import java.util.function.Consumer;

/** Candidates after a reader's action: what each likely next move would show that is not shown yet. */
final class Prefetch {
    private static final double LIKELY = .04;
    private static final int MOST_TILES = 24;
    private static final int DEEPEST = 16;

    private final Readers readers;
    private final Features features;

    Prefetch(Readers readers, Features features) {
        this.readers = readers;
        this.features = features;
    }

    /** Names the candidates after an action. */
    void after(Reader reader, Consumer<Candidate> candidates) {
        for (Move move : Move.ALL) {
            double chance = readers.chance(reader, move);
            if (chance < LIKELY) {
                continue;
            }
            switch (move) {
                case WEST, EAST, NORTH, SOUTH, IN, OUT -> map(reader, move, chance, candidates);
                case JUMP -> jump(reader, chance, candidates);
                case PREVIOUS -> through(reader, move, -1, chance, candidates);
                case NEXT -> through(reader, move, 1, chance, candidates);
            }
        }
        WarmKey time = reader.time();
        Viewport view = reader.view();
        if (time != null && time.kind() == Kind.DAY && view != null && reader.viewDay() != time.day()) {
            tiles(reader, view, time.day(), Move.JUMP, readers.chance(reader, Move.JUMP), candidates);
        }
    }

    private void map(Reader reader, Move move, double chance, Consumer<Candidate> candidates) {
        Viewport view = reader.view();
        if (view != null) {
            Viewport to = view.moved(move);
            tiles(reader, to, reader.viewDay(), move, chance, candidates);
        }
    }

    private void jump(Reader reader, double chance, Consumer<Candidate> candidates) {
        for (int i = 0; i < Favourites.most(); i++) {
            Viewport favourite = reader.favourites.view(i);
            double share = reader.favourites.share(i);
            if (favourite != null && chance * share >= LIKELY) {
                tiles(reader, favourite, reader.viewDay(), Move.JUMP, chance * share, candidates);
            }
        }
    }

    private void through(Reader reader, Move move, int step, double chance, Consumer<Candidate> candidates) {
        WarmKey time = reader.time();
        if (time == null) {
            return;
        }
        WarmKey to = time.kind() == Kind.SPAN
                ? WarmKey.span(time.user(), time.z(), time.x() + step)
                : WarmKey.day(time.user(), time.day() + step);
        if (time.kind() != Kind.SPAN || time.z() < 4) {
            candidates.accept(candidate(reader, to, move, chance));
        }
        Viewport view = reader.view();
        if (view != null && time.kind() == Kind.DAY && reader.viewDay() == time.day()) {
            tiles(reader, view, to.day(), move, chance, candidates);
        }
    }

    /** The tiles of a view that the reader's map does not show already. */
    private void tiles(Reader reader, Viewport to, int day, Move move, double chance, Consumer<Candidate> candidates) {
        if (to.z() < 0 || to.z() > DEEPEST || to.width() * to.height() > MOST_TILES) {
            return;
        }
        int last = (1 << to.z()) - 1;
        Viewport view = reader.view();
        boolean same = view != null && view.z() == to.z() && day == reader.viewDay();
        for (int x = Math.max(0, to.x0()); x <= Math.min(last, to.x1()); x++) {
            for (int y = Math.max(0, to.y0()); y <= Math.min(last, to.y1()); y++) {
                if (same && view != null && view.distance(x, y) == 0) {
                    continue;
                }
                WarmKey key = day == Reader.ALL_TIME
                        ? WarmKey.tile(reader.user, to.z(), x, y)
                        : WarmKey.dayTile(reader.user, to.z(), x, y, day);
                candidates.accept(candidate(reader, key, move, chance));
            }
        }
    }

    private Candidate candidate(Reader reader, WarmKey key, Move move, double chance) {
        return new Candidate(WarmSource.MOVES, key, features.slot(key), reader, move, chance);
    }
}
