package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Where answers are made.
 *
 * @param store for a user who waits
 * @param ahead for nobody yet, with little patience
 */
public record Sources(Function<Question, Future<Answer>> store, Function<Question, Future<Answer>> ahead) {}
