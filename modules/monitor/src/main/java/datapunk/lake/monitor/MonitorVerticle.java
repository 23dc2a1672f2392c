package datapunk.lake.monitor;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Done;
import datapunk.lake.bus.monitor.MonitorDoors;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;

/** Answers the doors of {@link MonitorDoors}. */
final class MonitorVerticle extends VerticleBase {
    private final Bus bus;
    private final Parts parts;
    private final CallTimes calls;

    MonitorVerticle(Bus bus, Parts parts, CallTimes calls) {
        this.bus = bus;
        this.parts = parts;
        this.calls = calls;
    }

    @Override
    public Future<?> start() {
        bus.answer(MonitorDoors.REPORT, report -> {
            parts.report(report);
            return Future.succeededFuture(Done.DONE);
        });
        bus.answer(MonitorDoors.HEALTH, question -> Future.succeededFuture(parts.health()));
        bus.answer(
                MonitorDoors.METRICS,
                question -> Future.succeededFuture(new MonitorDoors.MetricsText(PrometheusText.of(measures()))));
        return Future.succeededFuture();
    }

    private List<Measure> measures() {
        List<Measure> all = new ArrayList<>(parts.measures());
        all.addAll(calls.measures());
        all.addAll(JvmMeasures.measures());
        return all;
    }
}
