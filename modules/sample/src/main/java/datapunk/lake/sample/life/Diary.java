package datapunk.lake.sample.life;

import datapunk.lake.sample.life.Episode.Stay;
import datapunk.lake.sample.life.Episode.Trip;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the person did, one thing after the other: it knows where they are and what time it is. */
final class Diary {
    private final Deque<Episode> episodes = new ArrayDeque<>();
    private final Dice dice;
    private Place here;
    private long now;

    Diary(Place here, long now, Dice dice) {
        this.here = here;
        this.now = now;
        this.dice = dice;
    }

    /** Takes the next thing that is over; the last one may go on, so it stays. */
    Episode take() {
        return episodes.removeFirst();
    }

    boolean hasFinished() {
        return episodes.size() > 1;
    }

    Place here() {
        return here;
    }

    /** Stays until a time (seconds), or leaves at once when it is past. */
    void stayUntil(long end) {
        if (end <= now) {
            return;
        }
        if (episodes.peekLast() instanceof Stay stay && stay.place().equals(here)) {
            episodes.removeLast();
            episodes.addLast(stay.until(end));
        } else {
            episodes.addLast(new Stay(here, now, end));
        }
        now = end;
    }

    /** Stays between so many minutes. */
    void stay(int fewest, int most) {
        stayUntil(now + dice.between(fewest * 60, most * 60));
    }

    /** Goes along a path, at the usual speed of the mode or a little off it. */
    void go(Place to, Mode mode, Path path) {
        double speed = mode.speed() * dice.between(0.85, 1.15);
        long end = now + Math.max(30, Math.round(path.length() / speed));
        episodes.addLast(new Trip(here, to, mode, path, now, end));
        here = to;
        now = end;
    }

    /** Goes through the streets. */
    void go(Place to, Mode mode) {
        int wide = mode == Mode.DRIVING || mode == Mode.TRAM ? 4 : 1;
        go(to, mode, Streets.way(here, to, dice.between(0, 1), wide));
    }
}
