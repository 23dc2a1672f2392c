package datapunk.lake.cache.warm.view;

import org.jspecify.annotations.Nullable;

/**
 * The rectangle of tiles a map shows, both ends included. A browser asks only for tiles it has not got, so the view is
 * inferred: it keeps its size and moves as little as shows what was asked for.
 */
public record Viewport(int z, int x0, int y0, int x1, int y1) {
    /** Columns. */
    public int width() {
        return x1 - x0 + 1;
    }

    /** Rows. */
    public int height() {
        return y1 - y0 + 1;
    }

    /** The smallest view that shows both; of the same zoom. */
    public Viewport with(Viewport other) {
        return new Viewport(
                z, Math.min(x0, other.x0), Math.min(y0, other.y0), Math.max(x1, other.x1), Math.max(y1, other.y1));
    }

    /** Whether the other lies in it. */
    public boolean holds(Viewport other) {
        return z == other.z && x0 <= other.x0 && y0 <= other.y0 && x1 >= other.x1 && y1 >= other.y1;
    }

    /** How many tiles lie between this view and a tile of the same zoom; 0 inside. */
    public int distance(int x, int y) {
        return Math.max(Math.max(x0 - x, x - x1), Math.max(Math.max(y0 - y, y - y1), 0));
    }

    private boolean touches(Viewport other, int margin) {
        return x0 - margin <= other.x1 && other.x0 <= x1 + margin && y0 - margin <= other.y1 && other.y0 <= y1 + margin;
    }

    /** The move that leads from this view to a burst of tiles, or null if they lie in it. */
    public @Nullable Move toward(Viewport asked) {
        if (asked.z == z) {
            if (holds(asked)) {
                return null;
            }
            return touches(asked, 1) ? pan(asked) : Move.JUMP;
        }
        if (asked.z > z) {
            return at(asked.z).touches(asked, 1) ? Move.IN : Move.JUMP;
        }
        return asked.at(z).touches(this, Math.max(width(), height()) << 1) ? Move.OUT : Move.JUMP;
    }

    private Move pan(Viewport asked) {
        int dx = shift(x0, x1, asked.x0, asked.x1);
        int dy = shift(y0, y1, asked.y0, asked.y1);
        if (Math.abs(dx) >= Math.abs(dy)) {
            return dx < 0 ? Move.WEST : Move.EAST;
        }
        return dy < 0 ? Move.NORTH : Move.SOUTH;
    }

    private static int shift(int from, int to, int askedFrom, int askedTo) {
        int over = Math.max(0, askedTo - to);
        int under = Math.max(0, from - askedFrom);
        return over >= under ? over : -under;
    }

    /** The same area at another zoom. */
    public Viewport at(int zoom) {
        int d = zoom - z;
        return d >= 0
                ? new Viewport(zoom, x0 << d, y0 << d, (x1 + 1 << d) - 1, (y1 + 1 << d) - 1)
                : new Viewport(zoom, x0 >> -d, y0 >> -d, x1 >> -d, y1 >> -d);
    }

    /** The view after a move that made the reader ask for these tiles. */
    public Viewport after(Move move, Viewport asked) {
        return switch (move) {
            case WEST, EAST, NORTH, SOUTH -> shifted(asked);
            case IN, OUT -> moved(move).z == asked.z ? moved(move).shifted(asked) : asked;
            case JUMP, PREVIOUS, NEXT -> asked;
        };
    }

    private Viewport shifted(Viewport asked) {
        int w = Math.max(width(), asked.width());
        int h = Math.max(height(), asked.height());
        int left = Math.clamp(x0, asked.x1 - w + 1, asked.x0);
        int top = Math.clamp(y0, asked.y1 - h + 1, asked.y0);
        return new Viewport(z, left, top, left + w - 1, top + h - 1);
    }

    /** The view one step on; the same one for moves that no rectangle can make. */
    public Viewport moved(Move move) {
        return switch (move) {
            case WEST -> new Viewport(z, x0 - 1, y0, x1 - 1, y1);
            case EAST -> new Viewport(z, x0 + 1, y0, x1 + 1, y1);
            case NORTH -> new Viewport(z, x0, y0 - 1, x1, y1 - 1);
            case SOUTH -> new Viewport(z, x0, y0 + 1, x1, y1 + 1);
            case IN -> sized(z + 1, x0 + x1 + 1 - width() / 2, y0 + y1 + 1 - height() / 2);
            case OUT ->
                sized(
                        z - 1,
                        Math.floorDiv(x0 + x1 + 1 - 2 * width() + 2, 4),
                        Math.floorDiv(y0 + y1 + 1 - 2 * height() + 2, 4));
            case JUMP, PREVIOUS, NEXT -> this;
        };
    }

    private Viewport sized(int zoom, int left, int top) {
        return new Viewport(zoom, left, top, left + width() - 1, top + height() - 1);
    }
}
