package datapunk.lake.bus.cache;

import java.util.OptionalLong;

/**
 * This process among those that share the database.
 *
 * @param id eight hex digits, different for every start
 * @param hints where news of other processes' commits come from
 * @param caughtUpMillisAgo when the last successful look at the log of changes began, if there was one
 * @param redis how Redis is
 * @param redisDetail a sentence about it
 */
public record NodeStatus(String id, Hints hints, OptionalLong caughtUpMillisAgo, RedisState redis, String redisDetail) {

    /** Where hints of commits come from; without any the log of changes is polled. */
    public enum Hints {
        REDIS,
        POSTGRES,
        NONE
    }

    /** How Redis is. */
    public enum RedisState {
        UP,
        /** Configured, but does not answer as it should. */
        AWAY,
        /** Not configured. */
        NONE
    }
}
