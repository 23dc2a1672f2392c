package datapunk.lake.cache.policy;

import java.util.List;
import java.util.function.LongSupplier;

/** All policies by name. A new one is a class of its own, a line here and a test that extends the policies' contract. */
public final class Policies {
    /** Sampling policies draw the same keys in every run: a replay can be repeated. */
    private static final long SEED = 1;

    private static final List<Known> KNOWN = List.of(
            new Known("lru", (bound, millis) -> new Lru<>(bound)),
            new Known("fifo", (bound, millis) -> new Fifo<>(bound)),
            new Known("lfu", (bound, millis) -> new Lfu<>(bound)),
            new Known("decayed-lfu", (bound, millis) -> new DecayedLfu<>(bound, millis, SEED)),
            new Known("random", (bound, millis) -> new AtRandom<>(bound, SEED)),
            new Known("sieve", (bound, millis) -> new Sieve<>(bound)),
            new Known("s3-fifo", (bound, millis) -> new S3Fifo<>(bound)),
            new Known("arc", (bound, millis) -> new Arc<>(bound)),
            new Known("cost", (bound, millis) -> new Cost<>(bound, millis, SEED)),
            new Known("w-tiny-lfu", (bound, millis) -> new WTinyLfu<>(bound)));

    private record Known(String name, Making making) {}

    private interface Making {
        Policy<Object> of(long bound, LongSupplier millis);
    }

    private Policies() {}

    /** The names, in the order in which they are shown. */
    public static List<String> names() {
        return KNOWN.stream().map(Known::name).toList();
    }

    /**
     * A fresh policy.
     *
     * @param bound bytes it may hold, 0 or more
     * @param millis a clock that only grows, milliseconds
     * @throws IllegalArgumentException if there is none of that name; the message names those there are
     */
    @SuppressWarnings("unchecked") // a policy does no more with a key than compare and give back what it was given
    public static <K> Policy<K> of(String name, long bound, LongSupplier millis) {
        for (Known known : KNOWN) {
            if (known.name.equals(name)) {
                return (Policy<K>) known.making.of(bound, millis);
            }
        }
        throw new IllegalArgumentException(
                "there is no policy \"" + name + "\"; there are " + String.join(", ", names()));
    }
}
