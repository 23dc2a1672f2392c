package datapunk.lake.store;

/**
 * Where the store keeps what it is given.
 *
 * @param databaseUrl {@code postgresql://user:password@host:port/database} ({@code lake.database.url})
 * @param pool connections for questions ({@code lake.database.pool})
 * @param writers connections for writing, beside those
 * @param hints whether PostgreSQL tells other processes of every commit, as there is no Redis to do it
 * @param place id of the data folder of this process, which other processes may share; empty when that does not matter
 */
public record StoreConfig(String databaseUrl, int pool, int writers, boolean hints, String place) {

    /** A store whose commits nobody else needs to hear of at once. */
    public StoreConfig(String databaseUrl, int pool, int writers) {
        this(databaseUrl, pool, writers, false);
    }

    /** A store of a process for which it does not matter on which data folder it works. */
    public StoreConfig(String databaseUrl, int pool, int writers, boolean hints) {
        this(databaseUrl, pool, writers, hints, "");
    }

    public StoreConfig {
        if (pool < 1 || pool > 100) {
            throw new IllegalArgumentException("lake.database.pool must lie between 1 and 100");
        }
        if (writers < 2) {
            throw new IllegalArgumentException("the store needs at least two connections for writing");
        }
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "StoreConfig[pool=" + pool + ", writers=" + writers + ", hints=" + hints + "]";
    }
}
