package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.Why.Event;
import datapunk.lake.bus.cache.Why.What;
import datapunk.lake.bus.store.Question;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The last decisions on answers, put into words only when somebody asks. For one thread. */
final class Events {
    private static final int KEPT = 4_096;
    private static final int TOLD = 20;

    private final Deque<Noted> noted = new ArrayDeque<>();

    private record Noted(long at, Question question, What what, Supplier<String> sentence) {}

    void note(long at, Question question, What what, Supplier<String> sentence) {
        if (noted.size() == KEPT) {
            noted.removeLast();
        }
        noted.addFirst(new Noted(at, question, what, sentence));
    }

    /** What became of the answer to a question, newest first. */
    List<Event> of(Question question) {
        List<Event> found = new ArrayList<>();
        for (Noted one : noted) {
            if (found.size() < TOLD && one.question().equals(question)) {
                found.add(new Event(
                        Instant.ofEpochMilli(one.at()),
                        one.what(),
                        one.sentence().get()));
            }
        }
        return found;
    }
}
