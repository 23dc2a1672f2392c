package datapunk.lake.cache.warm;

import java.util.Locale;

/**
 * What the warmer last decided on a key.
 *
 * @param at milliseconds on the warmer's clock
 * @param p probability that the key is asked for in time, as the model saw it
 * @param threshold what p had to reach
 */
public record Decision(long at, WarmSource source, double p, double threshold, Verdict verdict) {

    /** What became of a candidate. */
    public enum Verdict {
        BELOW("too unlikely to be asked for in time, so it was left alone"),
        SPARED("it belongs to the keys that are never warmed, so that there is something to compare with"),
        OFF("warming from this source is off"),
        QUEUED("it waits to be loaded"),
        CROWDED("the queue was full of better candidates"),
        EXPIRED("it waited too long in the queue, because of the budget or a busy database"),
        OVERTAKEN("somebody asked for it before its turn came"),
        LOADING("it is being loaded"),
        LOADED("it was loaded from the database and waits for its first reader"),
        FROM_REDIS("it was fetched from Redis and waits for its first reader"),
        STALE("a change overtook the loading, so the result was dropped"),
        ELSEWHERE("another process was loading it"),
        TOO_LARGE("it is too large to be kept"),
        FAILED("the load failed"),
        USEFUL("it was loaded ahead and somebody read it"),
        WASTED("it was loaded ahead and nobody read it in time");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    /** The decision in words, with its figures. */
    public String sentence() {
        String from = switch (source) {
            case MOVES -> "as a likely next move of its reader";
            case INVALIDATED -> "after a change made the kept answer untrue";
            case HABIT -> "because it is often read at this hour";
            case RESTART -> "as one of the hottest before the restart";
        };
        return String.format(
                Locale.ROOT,
                "Looked at %s: %.0f %% likely to be asked for in time, %.0f %% are needed; %s.",
                from,
                p * 100,
                threshold * 100,
                verdict.words);
    }

    Decision now(long at, Verdict verdict) {
        return new Decision(at, source, p, threshold, verdict);
    }
}
