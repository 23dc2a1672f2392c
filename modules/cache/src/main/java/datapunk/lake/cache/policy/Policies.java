package datapunk.lake.cache.policy;

import java.util.List;
import java.util.function.LongSupplier;

/** All policies by name. */
public final class Policies {
    private Policies() {}

    /** Names in order of display. */
    public static List<String> names() {
        return List.of("sieve", "cost");
    }

    /** The policy of this name. @throws IllegalArgumentException when there is none */
    public static <K> Policy<K> of(String name, long bound, LongSupplier millis) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "There is no policy \"" + name + "\". Known are: " + String.join(", ", names()) + ".");
        }
        return new Sieve<>(bound);
    }
}
