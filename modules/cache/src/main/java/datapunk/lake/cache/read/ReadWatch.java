package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;

/** Hears what becomes of questions and answers. Must not call the read path. */
public interface ReadWatch {
    /** A watch that hears nothing. */
    ReadWatch NONE = new ReadWatch() {};

    /** A user's question was answered from memory. */
    default void fromHeap(Question question, Answer answer) {}

    /** A user's question was answered from Redis. @param costMillis what loading it took whoever loaded it */
    default void fromRedis(Question question, Answer answer, double costMillis) {}

    /** A user's question was answered by the store. @param costMillis what that took */
    default void fromStore(Question question, Answer answer, double costMillis) {}

    /** A user's question joined an equal one that was being answered. */
    default void joined(Question question) {}

    /** Loading for a user failed. */
    default void failed(Question question) {}

    /** A change was taken in. @param forgotten answers in memory that it made untrue */
    default void changed(Change change, int forgotten) {}
}
