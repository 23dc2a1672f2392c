package datapunk.lake.bus;

import io.vertx.core.Future;

/** One room of the lake as the program sees it: started and stopped in the order of the ladder. */
public interface LakeModule {

    /** Name of the room, as in its package. */
    String name();

    /** Deploys the room's verticles; its doors answer once the future completes. */
    Future<?> start();

    /** Closes what {@link #start} opened. */
    Future<?> stop();
}
