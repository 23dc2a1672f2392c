package datapunk.lake.cache.policy;

import java.util.function.Consumer;

/**
 * Decides which keys stay within a bound of bytes. It keeps keys and their worth, never values; the keys it holds are
 * those that are resident. For one thread.
 *
 * @param <K> keys with equals and hashCode
 */
public interface Policy<K> {

    /** Stable name, kebab case, as in the configuration. */
    String name();

    /** A resident key was asked for. A key that is not resident is passed over. */
    void hit(K key);

    /**
     * A key that is not resident was loaded and wants in.
     *
     * @param worth its weight; at most the bound
     * @param leaving told every key that leaves so that the bound holds, the new one itself when it is not let in
     */
    void admit(K key, Worth worth, Consumer<? super K> leaving);

    /** A key leaves for a reason of its own, such as a change of the data. @return whether it was resident */
    boolean remove(K key);

    /** Another bound. @param leaving told every key that leaves so that it holds */
    void resize(long bound, Consumer<? super K> leaving);

    /** Whether the key is resident; counts as nothing. */
    boolean contains(K key);

    /** Sum of the weights of the resident keys; never above the bound. */
    long bytes();

    /** Number of resident keys. */
    int size();
}
