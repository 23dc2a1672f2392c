package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Keeps the most asked for keys loaded: every minute those of the top 400 that are missing. Counts decay by half a day;
 * kept as logarithms of sums of growing weights, they need not be touched to decay.
 */
final class Popularity implements Warming {
    private static final int TOP = 400;
    private static final int REMEMBERED = 8_000;
    private static final double HALF_LIFE = 86_400_000;
    private static final long MINUTE = 60_000;

    private final LongSupplier millis;
    private final Allowance allowance;
    private final long begin;
    private final Map<WarmKey, Score> scores = new HashMap<>();
    private final TreeSet<Score> ranking = new TreeSet<>(
            Comparator.comparingDouble((Score s) -> -s.log()).thenComparingLong(s -> KeyHash.of(s.key(), 0)));
    private long next;

    /** @param log binary logarithm of the sum of 2^(time ÷ half-life) over all requests */
    private record Score(WarmKey key, double log) {}

    Popularity(Warmer.Source source, LongSupplier millis, Trace trace) {
        this.millis = millis;
        this.allowance = new Allowance(source, millis, trace);
        this.begin = trace.begin();
    }

    @Override
    public void asked(Event request, boolean hit) {
        double now = (request.millis() - begin) / HALF_LIFE;
        Score old = scores.get(request.key());
        double log = now;
        if (old != null) {
            ranking.remove(old);
            log = Math.max(now, old.log()) + Math.log1p(Math.pow(2, -Math.abs(now - old.log()))) / Math.log(2);
        }
        var score = new Score(request.key(), log);
        scores.put(request.key(), score);
        ranking.add(score);
        if (ranking.size() > REMEMBERED) {
            scores.remove(ranking.removeLast().key());
        }
    }

    @Override
    public void tick() {
        if (millis.getAsLong() >= next) {
            next = millis.getAsLong() + MINUTE;
            allowance.wantNothing();
            int rank = 0;
            for (Score score : ranking) {
                if (rank++ == TOP) {
                    break;
                }
                allowance.want(score.key());
            }
        }
        allowance.tick();
    }

    @Override
    public void invalidated(WarmKey key, boolean wasThere) {}

    @Override
    public void ingested(int user) {}

    @Override
    public void restarted(List<WarmKey> hottest) {}
}
