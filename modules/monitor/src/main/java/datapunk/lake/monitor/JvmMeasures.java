package datapunk.lake.monitor;

import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;

/** What the Java process itself uses. */
final class JvmMeasures {
    private JvmMeasures() {}

    static List<Measure> measures() {
        List<Measure> all = new ArrayList<>();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        all.add(Measure.of("lake_heap_used_bytes", heap.getUsed()));
        all.add(Measure.of("lake_heap_max_bytes", heap.getMax()));
        long peak = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        all.add(Measure.of("lake_heap_peak_bytes", peak));
        all.add(Measure.of("lake_threads", ManagementFactory.getThreadMXBean().getThreadCount()));
        all.add(Measure.of(
                "lake_uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os) {
            all.add(Measure.of("lake_cpu_seconds_total", os.getProcessCpuTime() / 1e9));
        }
        return all;
    }
}
