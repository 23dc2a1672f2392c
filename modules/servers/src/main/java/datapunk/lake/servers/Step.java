package datapunk.lake.servers;

import java.time.Duration;

/** One step of starting or stopping a server (`initdb`, `ready`, `postgis`, `orphan`, `stop`) and the time it took. */
public record Step(String name, Duration took) {

    static Step since(String name, long startedNanos) {
        return new Step(name, Duration.ofNanos(System.nanoTime() - startedNanos));
    }
}
