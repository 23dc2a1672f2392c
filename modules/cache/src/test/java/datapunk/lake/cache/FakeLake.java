package datapunk.lake.cache;

import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.tier.Reach;
import datapunk.lake.model.Owner;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The database of the tests, of one owner: a log of changes that several processes share. */
final class FakeLake {
    static final Owner OWNER = new Owner(1);

    volatile UUID lake = UUID.randomUUID();
    volatile boolean away;
    private final List<Change> log = new CopyOnWriteArrayList<>();
    private volatile long generation = 1_000;

    long generation() {
        return generation;
    }

    /** Commits a change of one day and cell that nobody is told of. */
    synchronized Change commit(int day, long cell) {
        Change change = Change.of(OWNER, generation + 1, new int[] {day}, new long[] {cell});
        log.add(change);
        generation++;
        return change;
    }

    List<Change> since(long known) {
        return log.stream().filter(change -> change.generation() > known).toList();
    }

    /** What the answer to a question truly is: the last generation that changed it. */
    long truth(Question question) {
        return log.stream()
                .filter(change -> Reach.reaches(change, question))
                .mapToLong(Change::generation)
                .max()
                .orElse(0);
    }
}
