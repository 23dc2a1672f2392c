package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.WarmKey.Kind;
import datapunk.lake.cache.warm.model.KeyStats;
import datapunk.lake.cache.warm.view.Favourites;
import datapunk.lake.cache.warm.view.Move;
import datapunk.lake.cache.warm.view.MoveChain;
import datapunk.lake.cache.warm.view.Viewport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one user does: when, what the map shows, and which moves led there. Tiles asked for within 150 ms of each other
 * are one action.
 */
final class Reader {
    private static final long BURST = 150;
    private static final long IDLE = 10 * 60_000;
    private static final double DAY = 86_400_000;
    /** No day: the map shows all time, no day was read. */
    static final int ALL_TIME = Integer.MIN_VALUE;

    final int user;
    final MoveChain chain = new MoveChain(Move.COUNT);
    final Favourites favourites = new Favourites();
    private final float[] clock = new float[KeyStats.HALF_HOURS];
    private long since;
    private long active;
    private long before;
    private long ingested = Long.MIN_VALUE;
    private Move previous = Move.JUMP;
    private Move last = Move.JUMP;
    private @Nullable Viewport view;
    private int viewDay = ALL_TIME;
    private int day = ALL_TIME;
    private @Nullable Viewport burst;
    private int burstDay;
    private long burstAt;

    Reader(int user, long now) {
        this.user = user;
        since = now;
        active = now;
        before = Long.MIN_VALUE;
    }

    /** Notes a request. @param now when it arrived @return the move it completes, if any: that of a timeline, or of the tiles before it */
    Optional<Move> asked(WarmKey key, long now) {
        if (now - active > IDLE) {
            previous = Move.JUMP;
            last = Move.JUMP;
        }
        if (now - active > BURST) {
            before = active;
        }
        active = Math.max(active, now);
        clock[KeyStats.halfHour(now)]++;
        if (key.isTile()) {
            return tile(key, now);
        }
        return key.kind() == Kind.OTHER ? Optional.empty() : through(key);
    }

    private Optional<Move> tile(WarmKey key, long now) {
        int day = key.kind() == Kind.TILE ? ALL_TIME : key.day();
        Viewport one = new Viewport(key.z(), key.x(), key.y(), key.x(), key.y());
        Viewport open = burst;
        if (open != null && Math.abs(now - burstAt) <= BURST && open.z() == key.z() && burstDay == day) {
            burst = open.with(one);
            burstAt = Math.max(burstAt, now);
            return Optional.empty();
        }
        Optional<Move> move = open == null ? Optional.empty() : close(open);
        burst = one;
        burstDay = day;
        burstAt = now;
        return move;
    }

    /** Closes a burst that has ended. @return the move it was */
    Optional<Move> ended(long now) {
        Viewport open = burst;
        return open == null || now - burstAt <= BURST ? Optional.empty() : close(open);
    }

    private Optional<Move> close(Viewport open) {
        burst = null;
        Viewport from = view;
        Move move = from == null ? Move.JUMP : from.toward(open);
        if (viewDay != burstDay) {
            viewDay = burstDay;
            view = from == null || move == Move.JUMP ? open : from;
            return Optional.empty(); // the move through time was counted when the day was read
        }
        if (move == null) {
            return Optional.empty();
        }
        Viewport to = from == null ? open : from.after(move, open);
        view = to;
        if (move == Move.JUMP) {
            favourites.arrived(to);
        }
        made(move);
        return Optional.of(move);
    }

    /** A day and its sums are one axis; sums of longer spans are looked at beside it. */
    private Optional<Move> through(WarmKey key) {
        if (key.kind() == Kind.SPAN && key.z() > 0) {
            return Optional.empty();
        }
        int to = key.kind() == Kind.SPAN ? key.x() : key.day();
        if (to == day) {
            return Optional.empty();
        }
        Move move = to == day - 1 ? Move.PREVIOUS : to == day + 1 ? Move.NEXT : Move.JUMP;
        day = to;
        made(move);
        return Optional.of(move);
    }

    private void made(Move move) {
        chain.made(previous.ordinal(), last.ordinal(), move.ordinal());
        previous = last;
        last = move;
    }

    void ingested(long now) {
        ingested = now;
    }

    Move previous() {
        return previous;
    }

    Move last() {
        return last;
    }

    /** What the map shows, if anything is known of it. */
    @Nullable
    Viewport view() {
        return view;
    }

    /** The day the map shows, or {@link #ALL_TIME}. */
    int viewDay() {
        return viewDay;
    }

    /** The day last read, or {@link #ALL_TIME} if none. */
    int day() {
        return day;
    }

    long active() {
        return active;
    }

    /** Time since the action before the current one, below 0 if there was none. */
    long pause(long now) {
        return before == Long.MIN_VALUE ? -1 : now - before;
    }

    /** Time since the last ingest, below 0 if there was none. */
    long sinceIngest(long now) {
        return ingested == Long.MIN_VALUE ? -1 : now - ingested;
    }

    /** Requests a day in this half-hour of the day. */
    double rate(long now) {
        return clock[KeyStats.halfHour(now)] / Math.max(1, (now - since) / DAY);
    }

    float[] clock() {
        return clock;
    }

    long since() {
        return since;
    }

    void remember(long since, long active, long ingested) {
        this.since = since;
        this.active = active;
        this.ingested = ingested;
    }

    long lastIngest() {
        return ingested;
    }
}
