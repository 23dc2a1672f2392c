package datapunk.lake.cache.policy;

/**
 * Decides which key leaves a cache when room is needed. It sees every insertion, hit and removal, and is asked for a
 * victim; it knows nothing of values and bytes. For one thread.
 *
 * @param <K> keys with equals and hashCode
 */
public interface Policy<K> {

    /** Stable name, kebab case. */
    String name();

    /** A key that was not there is there now. */
    void inserted(K key);

    /** A key that is there was asked for. */
    void hit(K key);

    /** A key that was there has been removed, by {@link #victim} or otherwise. */
    void removed(K key);

    /** The key that should leave next; the caller removes it. Only asked while there is one. */
    K victim();
}
