package datapunk.lake.cache;

import datapunk.lake.bus.cache.NodeStatus;
import datapunk.lake.bus.cache.NodeStatus.Hints;
import datapunk.lake.bus.cache.NodeStatus.RedisState;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.coherence.Coherence;
import datapunk.lake.cache.desk.Surroundings;
import datapunk.lake.cache.tier.RedisTier;
import java.util.Optional;
import java.util.UUID;

/** This process among the others, for the desk. */
final class Node implements Surroundings {
    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final Coherence coherence;
    private final Warming warming;

    Node(Coherence coherence, Warming warming) {
        this.coherence = coherence;
        this.warming = warming;
    }

    @Override
    public NodeStatus node() {
        RedisState state = coherence
                .redis()
                .map(tier -> tier.up() ? RedisState.UP : RedisState.AWAY)
                .orElse(RedisState.NONE);
        return new NodeStatus(
                id,
                state == RedisState.NONE ? Hints.POSTGRES : coherence.hinted() ? Hints.REDIS : Hints.NONE,
                coherence.freshness().age(),
                state,
                switch (state) {
                    case UP -> "Answers are kept in memory and in Redis.";
                    case AWAY -> "Redis does not answer as it should; answers are kept in memory only." + trouble();
                    case NONE -> "There is no Redis; answers are kept in memory only.";
                });
    }

    private String trouble() {
        return coherence
                .redis()
                .map(RedisTier::trouble)
                .filter(why -> !why.isEmpty())
                .map(why -> " It said: " + why)
                .orElse("");
    }

    @Override
    public WarmerStatus warmer() {
        return warming.status();
    }

    @Override
    public void warm(boolean on) {
        warming.turn(on);
    }

    @Override
    public Optional<String> warmed(Question question) {
        return warming.why(question);
    }
}
