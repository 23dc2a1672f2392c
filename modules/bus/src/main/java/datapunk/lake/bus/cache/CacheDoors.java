package datapunk.lake.bus.cache;

import datapunk.lake.bus.Call;
import datapunk.lake.bus.Payload;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the cache is asked. */
public final class CacheDoors {
    private static final Duration SHORT = Duration.ofSeconds(5);

    /** Answers a question from memory, from Redis or from the store, never with what a committed change made untrue. */
    public static final Call<Question, Answer> ANSWER = new Call<>("cache.question.answer", Duration.ofSeconds(35));

    /**
     * The same for someone who must not be told anything older than what he has seen or done elsewhere. While the
     * database is away, what is kept is told for half a minute and marked; then fault {@code database-away}.
     */
    public static final Call<AskSince, Served> ANSWER_SINCE =
            new Call<>("cache.question.serve", Duration.ofSeconds(35));

    /** What the cache holds, what it has saved and what other settings would do. */
    public static final Call<AskCache, CacheStatus> STATUS = new Call<>("cache.status.read", SHORT);

    /**
     * Changes settings of a region until the next start, without losing what is cached; faults {@code region-unknown}
     * and {@code region-setting-wrong}.
     */
    public static final Call<ConfigureRegion, RegionStatus> CONFIGURE = new Call<>("cache.region.configure", SHORT);

    /** Turns warming on or off until the next start. */
    public static final Call<SwitchWarmer, WarmerStatus> SWITCH_WARMER = new Call<>("cache.warmer.switch", SHORT);

    /** Why the answer to a question is cached, or is not. */
    public static final Call<AskWhy, Why> WHY = new Call<>("cache.question.explain", SHORT);

    private CacheDoors() {}

    /** Asks how the cache is. */
    public record AskCache() implements Payload {}

    /**
     * Asks for other settings of a region; what is absent stays as it is.
     *
     * @param region {@code tiles}, {@code queries} …
     * @param policy name of a policy
     * @param bytes bound of what is kept in memory
     * @param ttl longest time an answer is kept, zero for any time
     * @param level {@code local}, {@code bounded} or {@code strict}
     * @param redis whether answers are kept in Redis as well
     * @param warming whether answers are loaded before they are asked for
     */
    public record ConfigureRegion(
            String region,
            Optional<String> policy,
            OptionalLong bytes,
            Optional<Duration> ttl,
            Optional<String> level,
            Optional<Boolean> redis,
            Optional<Boolean> warming)
            implements Payload {}

    /** Asks for warming. @param on whether it is wanted */
    public record SwitchWarmer(boolean on) implements Payload {}

    /** Asks what became of the answer to a question. */
    public record AskWhy(Question question) implements Payload {}
}
