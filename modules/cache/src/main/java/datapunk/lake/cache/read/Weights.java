package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.policy.Worth;
import java.util.Optional;

/** What keeping an answer takes. */
public final class Weights {
    /** Bytes counted for the keeping of one answer beside its body. */
    private static final int OVERHEAD = 400;

    private Weights() {}

    /** Weight of an answer and what loading it took. */
    public static Worth of(Question question, Answer answer, double costMillis) {
        return new Worth(OVERHEAD + answer.body().size() + size(question), Math.max(costMillis, 0.01));
    }

    /** Bytes of a question that are not counted by {@link #OVERHEAD}. */
    private static long size(Question question) {
        return switch (question) {
            case Question.Points p ->
                size(p.area()) + 2L * p.device().orElse("").length();
            case Question.Days d -> size(d.area());
            case Question.Shapes s -> size(s.area()) + 2L * s.kind().length();
            default -> 0;
        };
    }

    private static long size(Optional<Area> area) {
        return area.isPresent() && area.get() instanceof Area.Polygon polygon
                ? polygon.shape().size()
                : 0;
    }
}
