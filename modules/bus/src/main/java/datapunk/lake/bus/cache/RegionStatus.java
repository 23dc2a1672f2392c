package datapunk.lake.bus.cache;

import datapunk.lake.bus.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one region of the cache is; counts are since the start.
 *
 * @param name {@code tiles}, {@code queries} …
 * @param history the last 60 minutes, oldest first
 * @param comparison what other policies would have done
 */
public record RegionStatus(
        String name,
        Settings settings,
        Size size,
        Reads reads,
        Loads loads,
        Losses losses,
        List<Minute> history,
        Comparison comparison)
        implements Payload {
    public RegionStatus {
        history = List.copyOf(history);
    }

    /**
     * How it is set.
     *
     * @param policy name of the policy that chooses what leaves
     * @param level {@code local}, {@code bounded} or {@code strict}
     * @param bytes bound of what is kept in memory
     * @param ttl longest time an answer is kept, if there is one
     * @param redis whether answers are kept in Redis as well
     * @param warming whether answers are loaded before they are asked for
     */
    public record Settings(
            String policy, String level, long bytes, Optional<Duration> ttl, boolean redis, boolean warming) {}

    /**
     * What it holds in memory.
     *
     * @param bytes all of it, at most the bound
     * @param staged bytes of answers that were loaded ahead and not yet asked for
     * @param answers how many answers
     */
    public record Size(long bytes, long staged, long answers) {}

    /**
     * Requests by what answered them.
     *
     * @param heap memory
     * @param redis Redis
     * @param warmed memory, for the first time after it was loaded ahead
     * @param misses the database, or nobody
     * @param hitRatio share of requests without the database, if there were any
     * @param byteHitRatio the same by bytes
     */
    public record Reads(
            long heap, long redis, long warmed, long misses, OptionalDouble hitRatio, OptionalDouble byteHitRatio) {
        /** All requests. */
        public long requests() {
            return heap + redis + warmed + misses;
        }
    }

    /**
     * What the database was asked.
     *
     * @param count loads for a user that came to an end
     * @param millisMean what one took, if there was any
     * @param databaseSecondsSpent what all took
     * @param databaseSecondsSaved what the requests that were answered without it would have taken
     * @param failed loads that failed
     */
    public record Loads(
            long count,
            OptionalDouble millisMean,
            double databaseSecondsSpent,
            double databaseSecondsSaved,
            long failed) {}

    /**
     * Why answers left, or never came in.
     *
     * @param evictions left for others
     * @param expired older than the region allows
     * @param invalidated reached by a commit
     * @param tooLarge served and not kept, being larger than an eighth of the region
     * @param unread loaded ahead and never asked for
     */
    public record Losses(long evictions, long expired, long invalidated, long tooLarge, long unread) {}

    /** One minute. @param at its beginning @param hitRatio share of requests without the database, if there were any */
    public record Minute(Instant at, long requests, OptionalDouble hitRatio) {}

    /**
     * The same requests under every policy, from a sample of keys.
     *
     * @param advice a sentence with figures, when another policy would clearly do better
     */
    public record Comparison(List<Shadow> shadows, Optional<String> advice) {
        public Comparison {
            shadows = List.copyOf(shadows);
        }
    }

    /**
     * What one policy would have done since its settings last changed.
     *
     * @param hitRatio if there were requests
     * @param byteHitRatio if there were requests
     */
    public record Shadow(
            String policy, OptionalDouble hitRatio, OptionalDouble byteHitRatio, double databaseSecondsSaved) {}
}
