package datapunk.lake.web.problem;

import datapunk.lake.bus.Fault;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A problem document of RFC 9457 and the status it travels with.
 *
 * @param status HTTP status
 * @param code stable kebab-case code
 * @param detail a sentence that says what to do next
 */
public record Problem(int status, String code, String detail) {
    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Codes whose status is not the one of their blame. */
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("token-missing", 401),
            Map.entry("token-unknown", 401),
            Map.entry("local-key-needed", 403),
            Map.entry("owner-needed", 403),
            Map.entry("host-foreign", 403),
            Map.entry("origin-foreign", 403),
            Map.entry("method-unknown", 405),
            Map.entry("name-taken", 409),
            Map.entry("import-running", 409),
            Map.entry("import-not-running", 409),
            Map.entry("upload-offset", 409),
            Map.entry("upload-busy", 409),
            Map.entry("upload-incomplete", 409),
            Map.entry("length-missing", 411),
            Map.entry("upload-too-large", 413),
            Map.entry("body-too-large", 413),
            Map.entry("address-too-long", 414),
            Map.entry("media-type-unknown", 415),
            Map.entry("file-missing", 422),
            Map.entry("upload-damaged", 422),
            Map.entry("region-setting-wrong", 422),
            Map.entry("upgrade-needed", 426),
            Map.entry("disk-full", 507));

    /** The problem a fault is to the one who asked. */
    public static Problem of(Fault fault) {
        Integer known = STATUS.get(fault.code());
        int status = known != null
                ? known
                : switch (fault.blame()) {
                    case USER -> 400;
                    case MISSING -> 404;
                    case LAKE -> 500;
                    case CAPACITY, OUTSIDE -> 503;
                };
        return new Problem(status, fault.code(), fault.detail());
    }

    /** Whether asking again a little later may help. */
    public boolean passing() {
        return status == 503;
    }

    /** The document. */
    public JsonObject json() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
    }
}
