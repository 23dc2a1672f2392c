package datapunk.lake.web.cache;

import datapunk.lake.bus.cache.CacheStatus;
import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.cache.Why;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the cache says of itself, in the form of the API. */
final class CacheJson {
    private CacheJson() {}

    static JsonObject of(CacheStatus status) {
        return new JsonObject()
                .put("verdict", status.verdict())
                .put("since", status.since().toString())
                .put("notices", new JsonArray(status.notices()))
                .put("node", of(status.node()))
                .put("policies", new JsonArray(status.policies()))
                .put("regions", array(status.regions(), CacheJson::of))
                .put("warmer", of(status.warmer()));
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonObject> form) {
        var array = new JsonArray();
        items.forEach(item -> array.add(form.apply(item)));
        return array;
    }

    private static JsonObject of(NodeStatus node) {
        return new JsonObject()
                .put("id", node.id())
                .put("hints", code(node.hints()))
                .put("caughtUpMillisAgo", value(node.caughtUpMillisAgo()))
                .put("redis", new JsonObject().put("status", code(node.redis())).put("detail", node.redisDetail()));
    }

    static JsonObject of(RegionStatus region) {
        var settings = region.settings();
        var reads = region.reads();
        var loads = region.loads();
        var losses = region.losses();
        return new JsonObject()
                .put("name", region.name())
                .put("policy", settings.policy())
                .put("level", settings.level())
                .put("bytes", region.size().bytes())
                .put("boundBytes", settings.bytes())
                .put("stagedBytes", region.size().staged())
                .put("answers", region.size().answers())
                .put("ttlSeconds", settings.ttl().map(Duration::toSeconds).orElse(null))
                .put("redis", settings.redis())
                .put("warming", settings.warming())
                .put(
                        "hits",
                        new JsonObject()
                                .put("heap", reads.heap())
                                .put("redis", reads.redis())
                                .put("warmed", reads.warmed()))
                .put("misses", reads.misses())
                .put("hitRatio", value(reads.hitRatio()))
                .put("byteHitRatio", value(reads.byteHitRatio()))
                .put("loads", loads.count())
                .put("loadMillisMean", value(loads.millisMean()))
                .put("databaseSecondsSpent", loads.databaseSecondsSpent())
                .put("databaseSecondsSaved", loads.databaseSecondsSaved())
                .put("evictions", losses.evictions())
                .put("expired", losses.expired())
                .put("invalidated", losses.invalidated())
                .put("tooLarge", losses.tooLarge())
                .put("unread", losses.unread())
                .put("failed", loads.failed())
                .put("history", array(region.history(), CacheJson::of))
                .put("shadows", array(region.comparison().shadows(), CacheJson::of))
                .put("advice", region.comparison().advice().orElse(null));
    }

    private static JsonObject of(RegionStatus.Minute minute) {
        return new JsonObject()
                .put("at", minute.at().toString())
                .put("requests", minute.requests())
                .put("hitRatio", value(minute.hitRatio()));
    }

    private static JsonObject of(RegionStatus.Shadow shadow) {
        return new JsonObject()
                .put("policy", shadow.policy())
                .put("hitRatio", value(shadow.hitRatio()))
                .put("byteHitRatio", value(shadow.byteHitRatio()))
                .put("databaseSecondsSaved", shadow.databaseSecondsSaved());
    }

    static JsonObject of(WarmerStatus warmer) {
        var control = warmer.control();
        return new JsonObject()
                .put("status", code(warmer.state()))
                .put("sentence", warmer.sentence())
                .put("loads", warmer.loads().count())
                .put("useful", warmer.loads().useful())
                .put("usefulShare", value(warmer.loads().usefulShare()))
                .put("late", warmer.loads().late())
                .put("auc", value(warmer.auc()))
                .put(
                        "budget",
                        new JsonObject()
                                .put("perMinute", warmer.budget().perMinute())
                                .put("left", warmer.budget().left()))
                .put("sources", array(warmer.sources(), CacheJson::of))
                .put(
                        "control",
                        new JsonObject()
                                .put("warmed", of(control.warmed()))
                                .put("spared", of(control.spared()))
                                .put("gainPp", value(control.gainPp()))
                                .put("sentence", control.sentence()));
    }

    private static JsonObject of(WarmerStatus.Source source) {
        return new JsonObject()
                .put("source", source.source())
                .put("loads", source.loads())
                .put("useful", source.useful())
                .put("threshold", source.threshold())
                .put("off", source.off());
    }

    private static JsonObject of(WarmerStatus.Group group) {
        return new JsonObject().put("requests", group.requests()).put("hitRatio", value(group.hitRatio()));
    }

    static JsonObject of(Why why) {
        return new JsonObject()
                .put("question", why.question())
                .put("region", why.region())
                .put("resident", why.resident())
                .put("bytes", value(why.bytes()))
                .put("sentence", why.sentence())
                .put("events", array(why.events(), CacheJson::of));
    }

    private static JsonObject of(Why.Event event) {
        return new JsonObject()
                .put("at", event.at().toString())
                .put("what", code(event.what()))
                .put("sentence", event.sentence());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Double value(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Long value(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
