package datapunk.lake.app.planted.util;

import io.vertx.core.Vertx;

/** Breaks the rules on names, packages, null marking and the event bus. */
class PlantedHelper {
    void touch(Vertx vertx) {
        vertx.eventBus().publish("planted", "planted");
    }
}
