package datapunk.lake.web.live;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.Finished;
import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Ledger.Status;
import datapunk.lake.bus.store.StoreDoors;
import datapunk.lake.model.Owner;
import datapunk.lake.web.auth.Caller;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The WebSocket: tells each page what happens in the lake of its account. For one event loop. */
public final class LiveRoute {
    private static final Set<Status> UNDER_WAY = EnumSet.of(Status.QUEUED, Status.RUNNING, Status.WAITING);
    private static final int MOST_VIEWERS = 200;
    private static final long BEAT_MILLIS = 25_000;
    private final Bus bus;
    private final InstantSource clock;
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private final Map<UUID, Progress> running = new LinkedHashMap<>();

    /** A route that listens to this bus. */
    public LiveRoute(Bus bus, InstantSource clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** Adds the route. */
    public void add(Router router) {
        router.get("/ws").handler(this::open);
    }

    /** Begins to listen. @return what undoes it */
    public List<Runnable> listen(Vertx vertx) {
        long timer = vertx.setPeriodic(BEAT_MILLIS, tick -> List.copyOf(viewers).forEach(Viewer::beat));
        return List.of(
                bus.listen(IngestDoors.PROGRESSED, this::progressed),
                bus.listen(IngestDoors.FINISHED, this::finished),
                bus.listen(StoreDoors.CHANGED, this::changed),
                () -> vertx.cancelTimer(timer));
    }

    private void open(RoutingContext ctx) {
        if (!ctx.request().headers().contains("Sec-WebSocket-Key")) {
            throw Fault.user("upgrade-needed", "This address speaks WebSocket; open it with ws:// or wss://.")
                    .exception();
        }
        if (viewers.size() >= MOST_VIEWERS) {
            throw new Fault(Fault.Blame.CAPACITY, "too-many-pages", "Too many pages are open; close some of them.")
                    .exception();
        }
        Owner owner = Caller.of(ctx).owner();
        ctx.request().toWebSocket().onSuccess(socket -> welcome(socket, owner)).onFailure(ctx::fail);
    }

    private void welcome(ServerWebSocket socket, Owner owner) {
        var viewer = new Viewer(socket, owner);
        viewers.add(viewer);
        socket.closeHandler(closed -> viewers.remove(viewer));
        viewer.must(Frames.hello(running.values().stream()
                .filter(progress -> progress.owner().equals(owner))
                .toList()));
    }

    private void progressed(Progress progress) {
        if (UNDER_WAY.contains(progress.status())) {
            running.put(progress.id(), progress);
        }
        String frame = Frames.progress(progress);
        tell(progress.owner(), viewer -> viewer.may(frame));
    }

    private void finished(Finished finished) {
        running.remove(finished.ledger().id());
        String frame = Frames.finished(finished.ledger(), clock.millis());
        tell(finished.owner(), viewer -> viewer.must(frame));
    }

    private void changed(Change change) {
        tell(change.owner(), viewer -> viewer.changed(change));
    }

    private void tell(Owner owner, Consumer<Viewer> what) {
        for (Viewer viewer : List.copyOf(viewers)) {
            if (viewer.watches(owner)) {
                what.accept(viewer);
            }
        }
    }
}
