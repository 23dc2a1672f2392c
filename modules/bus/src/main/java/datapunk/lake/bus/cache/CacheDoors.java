package datapunk.lake.bus.cache;

import datapunk.lake.bus.Call;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import java.time.Duration;

/** Where the cache is asked. */
public final class CacheDoors {
    /** Answers a question from memory, from Redis or from the store, never with what a committed change made untrue. */
    public static final Call<Question, Answer> ANSWER = new Call<>("cache.question.answer", Duration.ofSeconds(35));

    private CacheDoors() {}
}
