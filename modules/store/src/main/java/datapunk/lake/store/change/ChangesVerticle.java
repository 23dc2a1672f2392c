package datapunk.lake.store.change;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.bus.store.StoreDoors.CatchUp;
import datapunk.lake.bus.store.StoreDoors.CaughtUp;
import datapunk.lake.bus.store.StoreDoors.Standing;
import datapunk.lake.model.Owner;
import datapunk.lake.store.change.ChangeLog.Logged;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers {@link StoreDoors#CATCH_UP} and tells {@link StoreDoors#CHANGED}, whoever has committed. */
public final class ChangesVerticle extends VerticleBase {
    private final Bus bus;
    private final ChangeLog log;
    private final Optional<PgHints> hints;
    private final Telling telling;

    /** Tells of changes in this log. @param hints where the database says that there are some, if it does */
    public ChangesVerticle(Bus bus, ChangeLog log, Optional<PgHints> hints) {
        this.bus = bus;
        this.log = log;
        this.hints = hints;
        this.telling = new Telling(change -> bus.tell(StoreDoors.CHANGED, change));
    }

    @Override
    public Future<?> start() {
        bus.answer(StoreDoors.CATCH_UP, this::catchUp);
        hints.ifPresent(source -> source.listen(this::hinted, this::again));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return hints.map(PgHints::close).orElseGet(Future::succeededFuture);
    }

    /**
     * Tells of a change that this process has committed, after all that were committed before it. For any thread.
     *
     * @return completes when it is told; if the database goes away in between, it is told when that is back
     */
    public Future<Void> committed(Change change) {
        Promise<Void> told = Promise.promise();
        context.runOnContext(here -> {
            if (telling.committed(change)) {
                told.complete();
            } else {
                log(Map.of(change.owner(), change.generation())).onComplete(done -> told.complete());
            }
        });
        return told.future();
    }

    private Future<CaughtUp> catchUp(CatchUp asked) {
        return log(asked.known());
    }

    private void hinted(Owner owner, long generation) {
        telling.told(owner).filter(last -> last < generation).ifPresent(last -> log(Map.of(owner, last)));
    }

    private void again() {
        log(telling.all());
    }

    private Future<CaughtUp> log(Map<Owner, Long> known) {
        Map<Owner, Optional<Long>> before = new HashMap<>();
        Map<Owner, Long> from = new HashMap<>();
        known.forEach((owner, generation) -> {
            Optional<Long> told = telling.told(owner);
            before.put(owner, told);
            from.put(owner, Math.min(generation, told.orElse(generation)));
        });
        return log.since(from).map(page -> {
            List<Standing> standings = new ArrayList<>();
            for (Logged logged : page.owners()) {
                Owner owner = logged.owner();
                standings.add(telling.caughtUp(logged, of(known, owner), of(before, owner)));
            }
            return new CaughtUp(page.lake(), standings);
        });
    }

    private static <T> T of(Map<Owner, T> map, Owner owner) {
        return Objects.requireNonNull(map.get(owner));
    }
}
