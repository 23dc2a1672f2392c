package datapunk.lake.cache.replay;

import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.cache.warm.Warmer;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Somebody who loads answers ahead, as the replay calls it. All calls come from one thread. */
public interface Warming {
    /** Makes one. @param millis the virtual clock @param trace for those who know the future, or what an answer weighs */
    @FunctionalInterface
    interface Making {
        /** One for one run. */
        Warming on(Warmer.Source source, LongSupplier millis, Trace trace);
    }

    /** A user asked. */
    void asked(Event request, boolean hit);

    /** An answer became untrue. @param wasThere whether it was in memory */
    void invalidated(WarmKey key, boolean wasThere);

    /** New data of a user. */
    void ingested(int user);

    /** A second went by. */
    void tick();

    /** Memory was lost. @param hottest what was read most before */
    void restarted(List<WarmKey> hottest);

    /** Keys of a user that want to be told when they become untrue, in memory or not. */
    default Collection<WarmKey> known(int user) {
        return List.of();
    }

    /** Whether there is any loading ahead at the moment; if not, the staging area belongs to the policy. */
    default boolean on() {
        return true;
    }

    /** How well it predicts, if it does: area under the ROC curve. */
    default OptionalDouble auc() {
        return OptionalDouble.empty();
    }

    /** Predictions made. */
    default long scored() {
        return 0;
    }
}
