package datapunk.lake.web.api;

import datapunk.lake.bus.store.Question;
import io.vertx.ext.web.Router;

/** The routes that ask the lake. */
public final class QuestionRoutes {
    private final Answers answers;

    /** Routes answered so. */
    public QuestionRoutes(Answers answers) {
        this.answers = answers;
    }

    /** Adds them. */
    public void add(Router router) {
        router.get("/api/summary")
                .handler(ctx -> answers.answer(ctx, (caller, params) -> new Question.Summary(caller.owner())));
        router.get("/api/points")
                .handler(ctx -> answers.answer(ctx, (caller, params) -> Questions.points(caller.owner(), params)));
        router.get("/api/days")
                .handler(ctx -> answers.answer(ctx, (caller, params) -> Questions.days(caller.owner(), params)));
        router.get("/api/days/:day")
                .handler(ctx -> answers.answer(
                        ctx, (caller, params) -> Questions.day(caller.owner(), Params.path(ctx, "day"))));
        router.get("/api/nearest")
                .handler(ctx -> answers.answer(ctx, (caller, params) -> Questions.nearest(caller.owner(), params)));
        router.get("/api/shapes")
                .handler(ctx -> answers.answer(ctx, (caller, params) -> Questions.shapes(caller.owner(), params)));
        router.get("/api/histogram")
                .handler(ctx -> answers.answer(ctx, (caller, params) -> Questions.histogram(caller.owner(), params)));
        router.get("/api/devices")
                .handler(ctx -> answers.answer(ctx, (caller, params) -> new Question.Devices(caller.owner())));
    }
}
