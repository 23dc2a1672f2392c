package datapunk.lake.store.change;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors.Standing;
import datapunk.lake.model.Owner;
import datapunk.lake.store.change.ChangeLog.Logged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells every change of an owner's lake once and in the order of generations, whoever made it. What this process has not
 * heard of before counts as told: nobody here can hold an answer that is older. For one thread.
 */
final class Telling {
    private final Map<Owner, Long> told = new HashMap<>();
    private final Consumer<Change> tell;

    /** @param tell hears each change */
    Telling(Consumer<Change> tell) {
        this.tell = tell;
    }

    /** The last generation told of an owner, if any is. */
    Optional<Long> told(Owner owner) {
        return Optional.ofNullable(told.get(owner));
    }

    /** The last generation told of each owner heard of. */
    Map<Owner, Long> all() {
        return Map.copyOf(told);
    }

    /**
     * A change was committed by this process.
     *
     * @return whether it is told now; if not, the log has to be looked into, because others have committed before it or
     *     because the answer to an earlier commit was lost
     */
    boolean committed(Change change) {
        Long last = told.get(change.owner());
        if (change.isEverything() && last != null) {
            return false;
        }
        if (last != null && change.generation() <= last) {
            return true;
        }
        if (last != null && change.generation() != last + 1) {
            return false;
        }
        told.put(change.owner(), change.generation());
        tell.accept(change);
        return true;
    }

    /**
     * Tells what the log holds and was not told yet.
     *
     * @param known generation the asker knows
     * @param before last generation told when the log was asked, if any was
     */
    Standing caughtUp(Logged logged, long known, Optional<Long> before) {
        Owner owner = logged.owner();
        Long last = told.get(owner);
        if (last == null || before.isPresent() && logged.generation() < before.get()) {
            told.put(owner, logged.generation());
            if (last != null) {
                tell.accept(Change.everything(owner, logged.generation()));
            }
            return new Standing(owner, logged.generation(), last == null ? missed(logged, known) : List.of());
        }
        if (logged.generation() > last) {
            told.put(owner, logged.generation());
            List<Change> fresh = logged.changes().stream()
                    .filter(change -> change.generation() > last)
                    .toList();
            if (complete(fresh, last, logged.generation())) {
                fresh.forEach(tell);
            } else {
                tell.accept(Change.everything(owner, logged.generation()));
            }
        }
        return new Standing(owner, Math.max(last, logged.generation()), missed(logged, known));
    }

    private static List<Change> missed(Logged logged, long known) {
        return logged.changes().stream()
                .filter(change -> change.generation() > known)
                .toList();
    }

    /** Whether these are all changes after a generation. The first of a database follows on 0, whatever its number. */
    private static boolean complete(List<Change> changes, long after, long generation) {
        if (changes.isEmpty()) {
            return false;
        }
        long first = changes.getFirst().generation();
        boolean follows = first == after + 1 || after == 0 && changes.size() < ChangeLog.KEPT;
        return follows && generation - first + 1 == changes.size();
    }
}
