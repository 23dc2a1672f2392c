package datapunk.lake.web.cache;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.cache.CacheDoors.ConfigureRegion;
import datapunk.lake.bus.cache.CacheDoors.SwitchWarmer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what a body wants changed; whatever is wrong is a fault that names the field. */
final class RegionChange {
    private static final List<String> FIELDS = List.of("policy", "bytes", "ttlSeconds", "level", "redis", "warming");

    private RegionChange() {}

    static ConfigureRegion of(String region, @Nullable Buffer body) {
        JsonObject json = json(body, "Send at least one of " + String.join(", ", FIELDS) + " as JSON.");
        for (String field : json.fieldNames()) {
            if (!FIELDS.contains(field)) {
                throw wrong(field, "is nothing that can be set; there are " + String.join(", ", FIELDS));
            }
        }
        return new ConfigureRegion(
                region,
                text(json, "policy"),
                json.containsKey("bytes") ? OptionalLong.of(whole(json, "bytes")) : OptionalLong.empty(),
                ttl(json),
                text(json, "level"),
                flag(json, "redis"),
                flag(json, "warming"));
    }

    static SwitchWarmer warmer(@Nullable Buffer body) {
        String form = "Send {\"on\": true} or {\"on\": false}.";
        if (json(body, form).getValue("on") instanceof Boolean on) {
            return new SwitchWarmer(on);
        }
        throw malformed(form);
    }

    private static JsonObject json(@Nullable Buffer body, String form) {
        try {
            var json = new JsonObject(body == null ? Buffer.buffer() : body);
            if (!json.isEmpty()) {
                return json;
            }
        } catch (DecodeException e) {
            throw malformed(form);
        }
        throw malformed(form);
    }

    private static Optional<String> text(JsonObject json, String field) {
        if (!json.containsKey(field)) {
            return Optional.empty();
        }
        if (json.getValue(field) instanceof String text) {
            return Optional.of(text);
        }
        throw wrong(field, "must be text");
    }

    private static Optional<Boolean> flag(JsonObject json, String field) {
        if (!json.containsKey(field)) {
            return Optional.empty();
        }
        if (json.getValue(field) instanceof Boolean flag) {
            return Optional.of(flag);
        }
        throw wrong(field, "must be true or false");
    }

    private static long whole(JsonObject json, String field) {
        Object value = json.getValue(field);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(field, "must be a whole number");
    }

    private static Optional<Duration> ttl(JsonObject json) {
        String field = "ttlSeconds";
        if (!json.containsKey(field)) {
            return Optional.empty();
        }
        return Optional.of(json.getValue(field) == null ? Duration.ZERO : Duration.ofSeconds(whole(json, field)));
    }

    private static RuntimeException wrong(String field, String sentence) {
        return Fault.user("region-setting-wrong", field + " " + sentence + ".").exception();
    }

    private static RuntimeException malformed(String sentence) {
        return Fault.user("body-malformed", sentence).exception();
    }
}
