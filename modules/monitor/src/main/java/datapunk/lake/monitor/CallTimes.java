package datapunk.lake.monitor;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts every call on the bus by door: how many, how many failed, how long they took. Safe for any thread. */
final class CallTimes implements Bus.Watch {
    /** Upper bounds of the latency buckets, seconds. */
    private static final double[] BOUNDS = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30};

    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    private static final class Door {
        final LongAdder calls = new LongAdder();
        final LongAdder failures = new LongAdder();
        final LongAdder nanos = new LongAdder();
        final LongAdder[] buckets = new LongAdder[BOUNDS.length];

        Door() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }
    }

    @Override
    public void called(String address, long nanos, boolean failed) {
        Door door = doors.computeIfAbsent(address, a -> new Door());
        door.calls.increment();
        door.nanos.add(nanos);
        if (failed) {
            door.failures.increment();
        }
        for (int i = 0; i < BOUNDS.length; i++) {
            if (nanos <= BOUNDS[i] * 1e9) {
                door.buckets[i].increment();
                return;
            }
        }
    }

    List<Measure> measures() {
        List<Measure> all = new ArrayList<>();
        doors.forEach((address, door) -> {
            all.add(Measure.of("lake_call_failures_total", door.failures.sum(), "door", address));
            long below = 0;
            for (int i = 0; i < BOUNDS.length; i++) {
                below += door.buckets[i].sum();
                all.add(Measure.of(
                        "lake_call_seconds_bucket", below, "door", address, "le", PrometheusText.number(BOUNDS[i])));
            }
            all.add(Measure.of("lake_call_seconds_bucket", door.calls.sum(), "door", address, "le", "+Inf"));
            all.add(Measure.of("lake_call_seconds_sum", door.nanos.sum() / 1e9, "door", address));
            all.add(Measure.of("lake_call_seconds_count", door.calls.sum(), "door", address));
        });
        return all;
    }
}
