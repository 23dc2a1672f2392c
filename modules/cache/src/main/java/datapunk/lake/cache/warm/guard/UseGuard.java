package datapunk.lake.cache.warm.guard;

/**
 * Watches what use is made of what one source has loaded. Below 35 % over its last loads (about 200) a candidate must
 * be a quarter more likely; below 20 % after three such raises, or next to nothing at once, the source is off for six
 * hours and then tried again with a few loads. What was loaded counts as unread after a while, and is put right when
 * somebody reads it after all.
 */
public final class UseGuard {
    private static final double BAD = .57;
    private static final double HOPELESS = .29;
    private static final double GOOD = 1.5;
    private static final double MEMORY = 200;
    private static final int ENOUGH = 60;
    private static final int FEW = 25;
    private static final long OFF = 6 * 3_600_000L;

    private final double base;
    private final double poor;
    private final double bad;
    private final double hopeless;
    private final double good;
    private double threshold;
    private double useful;
    private double unread;
    private int seen;
    private int raises;
    private boolean probing;
    private long offUntil = Long.MIN_VALUE;

    /** Starts with a threshold it never goes below. @param poor share of useful loads that is too little */
    public UseGuard(double base, double poor) {
        this.base = base;
        this.poor = poor;
        bad = poor * BAD;
        hopeless = poor * HOPELESS;
        good = poor * GOOD;
        threshold = base;
    }

    /** What a candidate must reach. */
    public double threshold() {
        return threshold;
    }

    /** Whether the source keeps itself off. */
    public boolean off(long now) {
        return now < offUntil;
    }

    /** Somebody read what was loaded, in good time. */
    public void useful(long now) {
        fade();
        useful++;
        judge(now);
    }

    /** Nobody has read it so far, or nobody can any more. */
    public void unread(long now) {
        fade();
        unread++;
        judge(now);
    }

    /** What counted as unread was read after all. */
    public void after() {
        double back = Math.min(1, unread);
        unread -= back;
        useful += back;
    }

    private void fade() {
        seen++;
        useful *= 1 - 1 / MEMORY;
        unread *= 1 - 1 / MEMORY;
    }

    private void judge(long now) {
        double share = useful / Math.max(1e-9, useful + unread);
        if (off(now) || seen < FEW) {
            return;
        }
        if (share < hopeless || probing && share < poor || raises >= 3 && share < bad && seen >= ENOUGH) {
            rest(now);
        } else if (seen >= ENOUGH) {
            probing = false;
            adjust(share);
        }
    }

    private void adjust(double share) {
        if (share < poor) {
            threshold = Math.min(.9, threshold * 1.25);
            raises++;
            begin();
        } else if (share > good && threshold > base) {
            threshold = Math.max(base, threshold / 1.1);
            raises = Math.max(0, raises - 1);
            seen = 0;
        }
    }

    private void rest(long now) {
        offUntil = now + OFF;
        probing = true;
        begin();
    }

    private void begin() {
        seen = 0;
        useful = 0;
        unread = 0;
    }
}
