package datapunk.lake.cache.tier;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.geo.ZOrder;

/** Whether a change can alter the answer to a question. Never says no when it can. */
public final class Reach {
    private Reach() {}

    /** Whether the answer may differ after the change. */
    public static boolean reaches(Change change, Question question) {
        if (change.owner().shard() != question.owner().shard()) {
            return false;
        }
        return switch (question) {
            case Question.Tile t -> change.touches(t.period()) && inTile(change, t.z(), t.x(), t.y());
            case Question.Summary s -> true;
            case Question.Devices d -> true;
            case Question.Points p -> change.touches(p.period());
            case Question.Day d -> change.touches(d.period());
            case Question.Days d -> change.touches(d.period());
            case Question.Nearest n -> change.touches(n.period());
            case Question.Shapes s -> change.touches(s.period());
            case Question.Histogram h -> change.touches(h.period());
        };
    }

    /** The level-14 cells of a tile are one range; a finer tile lies in one cell. */
    private static boolean inTile(Change change, int z, int x, int y) {
        int finer = Math.max(z - Change.CELL_LEVEL, 0);
        long code = ZOrder.code(x >> finer, y >> finer);
        int shift = 2 * Math.max(Change.CELL_LEVEL - z, 0);
        return change.touches(code << shift, (code + 1 << shift) - 1);
    }
}
