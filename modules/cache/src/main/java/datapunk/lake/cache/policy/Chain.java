package datapunk.lake.cache.policy;

import org.jspecify.annotations.Nullable;

/**
 * A queue that runs through its own links: they enter at the new end and may leave from anywhere. All in O(1).
 *
 * @param <L> its links; one is in one chain at a time
 */
final class Chain<L extends Chain.Link<?, L>> {
    private @Nullable L newest;
    private @Nullable L oldest;
    private long bytes;

    /** An entry with its two neighbours. */
    abstract static class Link<K, L extends Link<K, L>> extends Evicting.Entry<K> {
        private @Nullable L newer;
        private @Nullable L older;

        Link(K key, long bytes) {
            super(key, bytes);
        }

        /** The next one towards the new end. */
        final @Nullable L newer() {
            return newer;
        }
    }

    /** Puts a link at the new end. */
    void add(L link) {
        Link<?, L> ends = link;
        ends.older = newest;
        ends.newer = null;
        if (newest == null) {
            oldest = link;
        } else {
            Link<?, L> before = newest;
            before.newer = link;
        }
        newest = link;
        bytes += link.bytes;
    }

    /** Takes a link out. */
    void remove(L link) {
        Link<?, L> ends = link;
        L newer = ends.newer;
        L older = ends.older;
        if (newer == null) {
            newest = older;
        } else {
            ((Link<?, L>) newer).older = older;
        }
        if (older == null) {
            oldest = newer;
        } else {
            ((Link<?, L>) older).newer = newer;
        }
        bytes -= link.bytes;
    }

    /** Puts one of its links at the new end. */
    void renew(L link) {
        if (link != newest) {
            remove(link);
            add(link);
        }
    }

    /** The link that has been here longest. */
    L oldest() {
        if (oldest == null) {
            throw new IllegalStateException("nothing left to evict");
        }
        return oldest;
    }

    boolean isEmpty() {
        return oldest == null;
    }

    /** Sum of the weights. */
    long bytes() {
        return bytes;
    }
}
