package datapunk.lake.cache.replay.life;

import datapunk.lake.cache.replay.life.Places.Spot;
import datapunk.lake.cache.replay.life.Places.View;
import datapunk.lake.cache.warm.WarmKey;
import java.util.random.RandomGenerator;

/**
 * Somebody moves about on the map: pans on in the direction of the last pan seven times out of ten, zooms, jumps to
 * favourites. Each move asks for the tiles that came into view.
 */
final class MapSession {
    private static final int MILLIS_A_TILE = 6;
    private static final double MOMENTUM = 0.7;

    private final int user;
    private final Places places;
    private final Browser browser;
    private final RandomGenerator random;
    private final Screen screen;
    private View view;
    private int direction;

    /** How many tiles are seen at once. */
    record Screen(int columns, int rows) {}

    MapSession(int user, Places places, Browser browser, RandomGenerator random, Screen screen) {
        this.user = user;
        this.places = places;
        this.browser = browser;
        this.random = random;
        this.screen = screen;
        this.view = places.favourites().getFirst();
    }

    /** The view where the last session ended. */
    View last() {
        return view;
    }

    /** Opens the map and moves about. @return when it ends, UTC milliseconds */
    long open(long millis, View start, double meanMoves) {
        direction = random.nextInt(4);
        show(millis, start);
        long now = millis;
        while (random.nextDouble() > 1 / meanMoves) {
            now += 1_500 + (long) (-Math.log(1 - random.nextDouble()) * 4_000);
            move(now);
        }
        return now;
    }

    private void move(long millis) {
        double what = random.nextDouble();
        if (what < 0.58) {
            pan(millis);
        } else if (what < 0.73) {
            show(millis, new View(Math.min(view.z() + 1, Phone.LAST_ZOOM), view.centre()));
        } else if (what < 0.87) {
            show(millis, new View(Math.max(view.z() - 1, Phone.FIRST_ZOOM), view.centre()));
        } else {
            show(millis, places.favourite(random));
        }
    }

    private void pan(long millis) {
        if (random.nextDouble() > MOMENTUM) {
            direction = random.nextInt(4);
        }
        double step = 1 << 16 - view.z();
        double dx = direction == 0 ? step : direction == 1 ? -step : 0;
        double dy = direction == 2 ? step : direction == 3 ? -step : 0;
        show(
                millis,
                new View(
                        view.z(), new Spot(view.centre().x() + dx, view.centre().y() + dy)));
    }

    private void show(long millis, View next) {
        view = next;
        tiles(millis, next, Integer.MIN_VALUE);
    }

    /** Shows the tiles of one day only. */
    void showDay(long millis, View next, int day) {
        view = next;
        tiles(millis, next, day);
    }

    private void tiles(long millis, View shown, int day) {
        int side = 1 << shown.z();
        double scale = 1.0 / (1 << 16 - shown.z());
        int west = (int) Math.floor(shown.centre().x() * scale - screen.columns() / 2.0 + 0.5);
        int north = (int) Math.floor(shown.centre().y() * scale - screen.rows() / 2.0 + 0.5);
        int asked = 0;
        for (int y = Math.max(north, 0); y < Math.min(north + screen.rows(), side); y++) {
            for (int column = west; column < west + screen.columns(); column++) {
                int x = Math.floorMod(column, side);
                WarmKey key = day == Integer.MIN_VALUE
                        ? WarmKey.tile(user, shown.z(), x, y)
                        : WarmKey.dayTile(user, shown.z(), x, y, day);
                if (browser.want(millis + (long) asked * MILLIS_A_TILE, key)) {
                    asked++;
                }
            }
        }
    }
}
