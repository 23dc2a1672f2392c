package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.store.Question;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Surroundings of a test. */
final class StandIn implements Surroundings {
    boolean on = true;
    OptionalDouble gainPp = OptionalDouble.empty();

    @Override
    public NodeStatus node() {
        return new NodeStatus(
                "0123abcd", NodeStatus.Hints.REDIS, OptionalLong.of(800), NodeStatus.RedisState.UP, "Redis answers.");
    }

    @Override
    public WarmerStatus warmer() {
        return new WarmerStatus(
                on ? WarmerStatus.State.ON : WarmerStatus.State.OFF,
                "It warms.",
                new WarmerStatus.Loads(10, 6, OptionalDouble.of(0.6), 1),
                OptionalDouble.of(0.91),
                new WarmerStatus.Budget(60, 12),
                List.of(new WarmerStatus.Source("habit", 10, 6, 0.15, false)),
                new WarmerStatus.Control(
                        new WarmerStatus.Group(100, OptionalDouble.of(0.8)),
                        new WarmerStatus.Group(0, OptionalDouble.empty()),
                        gainPp,
                        "Too few yet."));
    }

    @Override
    public void warm(boolean wanted) {
        on = wanted;
    }

    @Override
    public Optional<String> warmed(Question question) {
        return question instanceof Question.Day
                ? Optional.of("Looked at because it is often read at this hour: 9 % likely, 15 % are needed.")
                : Optional.empty();
    }
}
