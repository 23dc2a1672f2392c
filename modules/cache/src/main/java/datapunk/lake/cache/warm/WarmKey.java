package datapunk.lake.cache.warm;

/**
 * What the warmer knows an answer by. Parts a kind has no use for are 0.
 *
 * @param user whose lake, the owner's {@code shard_key}
 * @param z zoom of a tile; for {@link Kind#SPAN} the unit: 0 day, 1 week, 2 month, 3 year, 4 all time
 * @param x column of a tile; for a span which one: days since 1970, weeks since Monday 1969-12-29, months since the
 *     year 0, the year, or 0
 * @param y row of a tile
 * @param day UTC days since 1970
 */
public record WarmKey(int user, Kind kind, int z, int x, int y, int day) {

    /** What sort of answer. */
    public enum Kind {
        /** A tile of all time. */
        TILE,
        /** A tile of one day. */
        DAY_TILE,
        /** All there is of one day. */
        DAY,
        /** Sums over a span of time. */
        SPAN,
        /** Anything else, x and y being a hash; counted and never warmed. */
        OTHER
    }

    /** A tile of all time. */
    public static WarmKey tile(int user, int z, int x, int y) {
        return new WarmKey(user, Kind.TILE, z, x, y, 0);
    }

    /** A tile of one day. */
    public static WarmKey dayTile(int user, int z, int x, int y, int day) {
        return new WarmKey(user, Kind.DAY_TILE, z, x, y, day);
    }

    /** One day. */
    public static WarmKey day(int user, int day) {
        return new WarmKey(user, Kind.DAY, 0, 0, 0, day);
    }

    /** Sums over a span. @param unit 0 day, 1 week, 2 month, 3 year, 4 all time @param which which one of them */
    public static WarmKey span(int user, int unit, int which) {
        return new WarmKey(user, Kind.SPAN, unit, which, 0, 0);
    }

    /** Anything else. */
    public static WarmKey other(int user, long hash) {
        return new WarmKey(user, Kind.OTHER, 0, (int) (hash >>> 32), (int) hash, 0);
    }

    /** Spread, and the same in every run: an enum's own hash is not, and replays must repeat to the last hit. */
    @Override
    public int hashCode() {
        long h = ((user * 31L + kind.ordinal()) * 31 + z) * 0x9e3779b97f4a7c15L + ((long) x << 32 ^ y & 0xffffffffL);
        h = (h ^ h >>> 29) * 0xbf58476d1ce4e5b9L + day;
        h = (h ^ h >>> 32) * 0x94d049bb133111ebL;
        return (int) (h >>> 32);
    }

    /** Whether its answer is a tile. */
    public boolean isTile() {
        return kind == Kind.TILE || kind == Kind.DAY_TILE;
    }
}
