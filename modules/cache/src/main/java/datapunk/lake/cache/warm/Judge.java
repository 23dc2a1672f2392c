package datapunk.lake.cache.warm;

import datapunk.lake.cache.warm.Decision.Verdict;
import datapunk.lake.cache.warm.Features.Candidate;
import datapunk.lake.cache.warm.guard.UseGuard;
import datapunk.lake.cache.warm.model.Example;
import datapunk.lake.cache.warm.model.Labels;

/** Says how likely a candidate is asked for in time, remembers the prediction to learn from it, and decides. */
final class Judge {
    private static final int SPARED = 20;

    private final Features features;
    private final Labels<WarmKey> moves;
    private final Labels<WarmKey> background;
    private final UseGuard[] guards;
    private final Decisions decisions;
    private boolean movesOn;
    private boolean backgroundOn;
    private long scored;

    Judge(
            Features features,
            Labels<WarmKey> moves,
            Labels<WarmKey> background,
            UseGuard[] guards,
            Decisions decisions) {
        this.features = features;
        this.moves = moves;
        this.background = background;
        this.guards = guards;
        this.decisions = decisions;
    }

    void on(boolean moves, boolean background) {
        movesOn = moves;
        backgroundOn = background;
    }

    /** One key in twenty, by its hash. */
    static boolean spared(WarmKey key) {
        long h = (long) key.user() * 0x9E3779B97F4A7C15L + key.kind().ordinal() * 31L + key.z();
        h = (h ^ h >>> 32) * 0xBF58476D1CE4E5B9L + key.x() * 0x94D049BB133111EBL;
        h = (h ^ h >>> 29) * 0xBF58476D1CE4E5B9L + key.y() * 0xC2B2AE3D27D4EB4FL + key.day() * 0x165667B19E3779F9L;
        h = (h ^ h >>> 32) * 0x94D049BB133111EBL;
        return (h >>> 33) % SPARED == 0;
    }

    /** Scores a candidate and lines it up if it is worth it. @return how likely it is */
    double judge(Candidate c, Loading loading, long now) {
        boolean move = c.source() == WarmSource.MOVES;
        Labels<WarmKey> labels = move ? moves : background;
        Example example = features.of(c, now);
        double p = labels.predict(example);
        labels.predicted(c.key(), example, p, now);
        scored++;
        UseGuard guard = guards[c.source().ordinal()];
        Verdict verdict;
        if (p < guard.threshold()) {
            verdict = Verdict.BELOW;
        } else if (spared(c.key())) {
            verdict = Verdict.SPARED;
        } else if (!(move ? movesOn : backgroundOn) || guard.off(now)) {
            verdict = Verdict.OFF;
        } else {
            verdict = loading.offer(c.key(), c.source(), p * features.cost(c.slot()), now);
        }
        decisions.decided(c.key(), new Decision(now, c.source(), p, guard.threshold(), verdict));
        return p;
    }

    long scored() {
        return scored;
    }
}
