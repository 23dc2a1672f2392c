package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.CacheStatus;
import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import java.util.ArrayList;
import java.util.List;

/** The state of the cache as measures for monitoring. */
final class Measures {
    private Measures() {}

    static List<Measure> of(CacheStatus status) {
        List<Measure> all = new ArrayList<>();
        status.regions().forEach(region -> add(all, region));
        add(all, status.warmer());
        status.node()
                .caughtUpMillisAgo()
                .ifPresent(millis -> all.add(Measure.of("lake_cache_caught_up_seconds", millis / 1e3)));
        return all;
    }

    private static void add(List<Measure> all, RegionStatus region) {
        String name = region.name();
        var reads = region.reads();
        all.add(Measure.of("lake_cache_hits_total", reads.heap(), "region", name, "tier", "heap"));
        all.add(Measure.of("lake_cache_hits_total", reads.redis(), "region", name, "tier", "redis"));
        all.add(Measure.of("lake_cache_hits_total", reads.warmed(), "region", name, "tier", "warmed"));
        all.add(Measure.of("lake_cache_misses_total", reads.misses(), "region", name));
        all.add(Measure.of("lake_cache_loads_total", region.loads().count(), "region", name));
        all.add(Measure.of("lake_cache_load_seconds_total", region.loads().databaseSecondsSpent(), "region", name));
        all.add(Measure.of("lake_cache_saved_seconds_total", region.loads().databaseSecondsSaved(), "region", name));
        all.add(Measure.of("lake_cache_failed_total", region.loads().failed(), "region", name));
        all.add(Measure.of("lake_cache_evictions_total", region.losses().evictions(), "region", name));
        all.add(Measure.of("lake_cache_expired_total", region.losses().expired(), "region", name));
        all.add(Measure.of("lake_cache_invalidated_total", region.losses().invalidated(), "region", name));
        all.add(Measure.of("lake_cache_too_large_total", region.losses().tooLarge(), "region", name));
        all.add(Measure.of("lake_cache_unread_total", region.losses().unread(), "region", name));
        all.add(Measure.of("lake_cache_bytes", region.size().bytes(), "region", name));
        all.add(Measure.of("lake_cache_bound_bytes", region.settings().bytes(), "region", name));
        all.add(Measure.of("lake_cache_staged_bytes", region.size().staged(), "region", name));
        all.add(Measure.of("lake_cache_answers", region.size().answers(), "region", name));
        for (RegionStatus.Shadow shadow : region.comparison().shadows()) {
            shadow.hitRatio()
                    .ifPresent(ratio -> all.add(Measure.of(
                            "lake_cache_shadow_hit_ratio", ratio, "region", name, "policy", shadow.policy())));
        }
    }

    private static void add(List<Measure> all, WarmerStatus warmer) {
        all.add(Measure.of("lake_cache_warmer_on", warmer.state() == WarmerStatus.State.ON ? 1 : 0));
        all.add(Measure.of("lake_cache_warmer_late_total", warmer.loads().late()));
        warmer.auc().ifPresent(auc -> all.add(Measure.of("lake_cache_warmer_auc", auc)));
        for (WarmerStatus.Source source : warmer.sources()) {
            all.add(Measure.of("lake_cache_warmer_loads_total", source.loads(), "source", source.source()));
            all.add(Measure.of("lake_cache_warmer_useful_total", source.useful(), "source", source.source()));
            all.add(Measure.of("lake_cache_warmer_threshold", source.threshold(), "source", source.source()));
        }
        group(all, "warmed", warmer.control().warmed());
        group(all, "spared", warmer.control().spared());
    }

    private static void group(List<Measure> all, String name, WarmerStatus.Group group) {
        all.add(Measure.of("lake_cache_control_requests_total", group.requests(), "group", name));
        group.hitRatio().ifPresent(ratio -> all.add(Measure.of("lake_cache_control_hit_ratio", ratio, "group", name)));
    }
}
