package datapunk.lake.cache.warm.view;

import org.jspecify.annotations.Nullable;

/** Views a reader jumps to again and again: at most eight, the least visited gives way. */
public final class Favourites {
    private static final int MOST = 8;
    private static final double FADE = .97;

    private final @Nullable Viewport[] views = new Viewport[MOST];
    private final double[] visits = new double[MOST];

    /** The reader jumped to a view. */
    public void arrived(Viewport view) {
        int at = 0;
        for (int i = 0; i < MOST; i++) {
            visits[i] *= FADE;
            Viewport known = views[i];
            if (known != null && near(known, view)) {
                visits[i]++;
                return;
            }
            if (visits[i] < visits[at]) {
                at = i;
            }
        }
        views[at] = view;
        visits[at] = 1;
    }

    private static boolean near(Viewport a, Viewport b) {
        return a.z() == b.z()
                && Math.abs(a.x0() + a.x1() - b.x0() - b.x1()) <= 2
                && Math.abs(a.y0() + a.y1() - b.y0() - b.y1()) <= 2;
    }

    /** The view at a place of the list, or null. */
    public @Nullable Viewport view(int i) {
        return views[i];
    }

    /** Its share of all visits. */
    public double share(int i) {
        double sum = 1;
        for (double v : visits) {
            sum += v;
        }
        return visits[i] / sum;
    }

    /** Length of the list. */
    public static int most() {
        return MOST;
    }
}
