package datapunk.lake.web.tile;

import datapunk.lake.web.api.Answers;
import datapunk.lake.web.api.Params;
import datapunk.lake.web.api.Questions;
import io.vertx.ext.web.Router;

/** Vector tiles in the XYZ scheme. */
public final class TileRoutes {
    private final Answers answers;

    /** Tiles answered so. */
    public TileRoutes(Answers answers) {
        this.answers = answers;
    }

    /** Adds the route. */
    public void add(Router router) {
        router.get("/api/tiles/:z/:x/:y.mvt")
                .handler(ctx -> answers.answer(
                        ctx,
                        (caller, params) -> Questions.tile(
                                caller.owner(),
                                Params.path(ctx, "z"),
                                Params.path(ctx, "x"),
                                Params.path(ctx, "y"),
                                params)));
    }
}
