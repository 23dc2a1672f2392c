package datapunk.lake.cache.desk;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Question;
import java.util.Optional;

/** What a kept answer weighs in memory. */
final class Weights {
    /** Bytes counted for the keeping of one answer beside its body. */
    private static final int OVERHEAD = 400;

    private Weights() {}

    static long of(Question question, Answer answer) {
        return OVERHEAD + answer.body().size() + of(question);
    }

    /** Bytes of a question that are not counted by {@link #OVERHEAD}. */
    private static long of(Question question) {
        return switch (question) {
            case Question.Points p ->
                of(p.area())
                        + 2L * p.device().orElse("").length()
                        + 2L * p.after().orElse("").length();
            case Question.Days d -> of(d.area());
            case Question.Shapes s -> of(s.area()) + 2L * s.kind().length();
            default -> 0;
        };
    }

    private static long of(Optional<Area> area) {
        return area.isPresent() && area.get() instanceof Area.Polygon polygon
                ? polygon.shape().size()
                : 0;
    }
}
