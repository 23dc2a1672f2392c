package datapunk.lake.web.api;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.store.Question;
import datapunk.lake.model.Owner;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The question behind an address of this API, such as {@code /api/tiles/5/16/10.mvt?from=2020-01-01}. */
public final class AskedPath {
    private static final Pattern TILE = Pattern.compile("/api/tiles/([^/]+)/([^/]+)/([^/]+)\\.mvt");
    private static final Pattern DAY = Pattern.compile("/api/days/([^/]+)");

    private AskedPath() {}

    /** The question; fault {@code parameter-malformed} when the address asks none. */
    public static Question of(Owner owner, String address) {
        String path;
        MultiMap values = MultiMap.caseInsensitiveMultiMap();
        try {
            var decoder = new QueryStringDecoder(address);
            path = decoder.path();
            decoder.parameters().forEach(values::add);
        } catch (IllegalArgumentException e) {
            throw unknown(address);
        }
        return of(owner, path, new Params(values));
    }

    private static Question of(Owner owner, String path, Params params) {
        Matcher tile = TILE.matcher(path);
        if (tile.matches()) {
            return Questions.tile(owner, tile.group(1), tile.group(2), tile.group(3), params);
        }
        Matcher day = DAY.matcher(path);
        if (day.matches()) {
            return Questions.day(owner, day.group(1));
        }
        return switch (path) {
            case "/api/summary" -> new Question.Summary(owner);
            case "/api/devices" -> new Question.Devices(owner);
            case "/api/points" -> Questions.points(owner, params);
            case "/api/days" -> Questions.days(owner, params);
            case "/api/nearest" -> Questions.nearest(owner, params);
            case "/api/shapes" -> Questions.shapes(owner, params);
            case "/api/histogram" -> Questions.histogram(owner, params);
            default -> throw unknown(path);
        };
    }

    private static RuntimeException unknown(String address) {
        return Fault.user(
                        "parameter-malformed",
                        "Parameter path must be the address of a tile or a query, such as /api/tiles/5/16/10.mvt or"
                                + " /api/days/2024-05-01, not \"" + Params.brief(address) + "\".")
                .exception();
    }
}
