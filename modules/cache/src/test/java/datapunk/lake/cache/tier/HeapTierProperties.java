package datapunk.lake.cache.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.policy.Sieve;
import datapunk.lake.model.Owner;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTierProperties {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theBoundHoldsAndEveryAnswerIsTheOneLastPut(int seed) {
        var random = new Random(seed);
        var heap = new HeapTier(new Sieve<>(1 << 20), 1 << 20);
        Map<Question, Answer> model = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            Question question = new Question.Day(new Owner(1), random.nextInt(400));
            switch (random.nextInt(20)) {
                case 0 -> {
                    int day = random.nextInt(400);
                    heap.forget(q -> q instanceof Question.Day d && d.day() % 50 == day % 50);
                    model.keySet().removeIf(q -> q instanceof Question.Day d && d.day() % 50 == day % 50);
                }
                case 1, 2, 3, 4, 5, 6, 7, 8 -> {
                    var answer = new Answer(Body.owning(new byte[random.nextInt(20_000)]), "text/plain", false, i);
                    heap.put(question, answer);
                    model.put(question, answer);
                }
                default -> heap.get(question).ifPresent(answer -> assertEquals(model.get(question), answer));
            }
            assertTrue(heap.bytes() <= 1 << 20);
        }
        assertTrue(heap.evictions() > 0);
        heap.forget(q -> true);
        assertEquals(0, heap.bytes());
    }
}
