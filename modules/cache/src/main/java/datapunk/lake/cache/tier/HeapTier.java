package datapunk.lake.cache.tier;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.policy.Policy;
import datapunk.lake.cache.policy.Worth;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers in memory, bounded in bytes. For one thread. */
public final class HeapTier {
    /** Bytes counted for the keeping of one answer beside its body. */
    private static final int OVERHEAD = 400;

    private final Map<Question, Answer> answers = new HashMap<>();
    private final Policy<Question> policy;
    private final long bound;
    private long evictions;

    /** At most {@code bound} bytes, which is also the policy's bound. */
    public HeapTier(Policy<Question> policy, long bound) {
        this.policy = policy;
        this.bound = bound;
    }

    /** The answer, if it is here. */
    public Optional<Answer> get(Question question) {
        Answer answer = answers.get(question);
        if (answer == null) {
            return Optional.empty();
        }
        policy.hit(question);
        return Optional.of(answer);
    }

    /** Keeps an answer; one larger than an eighth of the bound is not kept. */
    public void put(Question question, Answer answer) {
        remove(question);
        long size = size(question, answer);
        if (size > bound / 8) {
            return;
        }
        answers.put(question, answer);
        policy.admit(question, new Worth(size, 1), leaving -> {
            answers.remove(leaving);
            evictions++;
        });
    }

    private void remove(Question question) {
        if (answers.remove(question) != null) {
            policy.remove(question);
        }
    }

    /** Forgets what the condition holds for. @return how many */
    public int forget(Predicate<Question> condition) {
        int forgotten = 0;
        for (Iterator<Map.Entry<Question, Answer>> i = answers.entrySet().iterator(); i.hasNext(); ) {
            var entry = i.next();
            if (condition.test(entry.getKey())) {
                i.remove();
                policy.remove(entry.getKey());
                forgotten++;
            }
        }
        return forgotten;
    }

    private static long size(Question question, Answer answer) {
        return OVERHEAD + answer.body().size() + size(question);
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

    /** Bytes kept. */
    public long bytes() {
        return policy.bytes();
    }

    /** Number of answers kept. */
    public int size() {
        return answers.size();
    }

    /** How many had to leave for others. */
    public long evictions() {
        return evictions;
    }
}
