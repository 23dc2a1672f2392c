package datapunk.lake.app.planted.door;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Done;
import io.vertx.core.Future;
import java.time.Duration;

/** Answers in another room's name, at an address without a verb. */
final class PlantedDoor {
    /** Planted. */
    static final Call<Done, Done> DOOR = new Call<>("store.planted", Duration.ofSeconds(1));

    private PlantedDoor() {}

    static void open(Bus bus) {
        bus.answer(DOOR, Future::succeededFuture);
    }
}
