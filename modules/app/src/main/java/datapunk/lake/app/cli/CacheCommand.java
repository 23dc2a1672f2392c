package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.client.RegionWish;
import datapunk.lake.app.show.CacheText;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Shows the cache, changes it, and says why an answer is cached. */
@Command(
        name = "cache",
        description = "Say what the cache holds and saves; change it, or ask why an answer is cached.",
        synopsisSubcommandLabel = "[COMMAND]")
final class CacheCommand implements Callable<Integer> {
    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        return tell(shared, LakeClient::cache, CacheText::lines);
    }

    @Command(
            name = "set",
            description = {
                "Change a region until the next start; what is cached stays as far as the bound allows.",
                "For example: ./lake cache set tiles policy=lru bytes=64m ttl=6h"
            })
    int set(
            @Mixin Shared asked,
            @Parameters(index = "0", paramLabel = "REGION", description = "tiles or queries.") String region,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            paramLabel = "FIELD=VALUE",
                            description = "policy, bytes (64m), ttl (90s, 10m, 6h, 1d or 0), level, redis, warming.")
                    List<String> wishes) {
        JsonObject change = RegionWish.of(wishes);
        return tell(asked, lake -> lake.configureRegion(region, change), CacheText::region);
    }

    @Command(name = "warming", description = "Turn loading ahead on or off until the next start.")
    int warming(
            @Mixin Shared asked,
            @Parameters(arity = "1", paramLabel = "on|off", description = "on or off.", converter = Wish.Reader.class)
                    Wish wish) {
        return tell(asked, lake -> lake.switchWarmer(wish == Wish.ON), CacheText::warmer);
    }

    @Command(name = "why", description = "Say why the answer to a question is cached, or is not.")
    int why(
            @Mixin Shared asked,
            @Parameters(
                            paramLabel = "PATH",
                            description = "Its address in the API, such as /api/tiles/5/16/10.mvt or /api/summary.")
                    String path) {
        return tell(asked, lake -> lake.whyCached(path), CacheText::why);
    }

    /** A switch as people type it. */
    enum Wish {
        ON,
        OFF;

        static final class Reader implements ITypeConverter<Wish> {
            @Override
            public Wish convert(String text) {
                return switch (text) {
                    case "on" -> ON;
                    case "off" -> OFF;
                    default -> throw new TypeConversionException("say on or off, not \"" + text + "\"");
                };
            }
        }
    }

    private static int tell(
            Shared asked,
            Function<LakeClient, JsonObject> question,
            BiFunction<JsonObject, Integer, List<String>> text) {
        try (var lake = asked.needed()) {
            JsonObject answer = question.apply(lake);
            if (asked.json) {
                System.out.println(answer.encode());
            } else {
                Terminal out = asked.terminal();
                text.apply(answer, out.width()).forEach(out::say);
            }
        }
        return 0;
    }
}
