package datapunk.lake.cache.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.CacheDoors.AskCache;
import datapunk.lake.bus.cache.CacheDoors.AskWhy;
import datapunk.lake.bus.cache.CacheDoors.ConfigureRegion;
import datapunk.lake.bus.cache.CacheDoors.SwitchWarmer;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.store.Question;
import datapunk.lake.model.Owner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors of the desk on a real bus. */
class DeskVerticleTest {
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.of(vertx);
    private final StandIn around = new StandIn();

    private static <T> T got(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer in time", e);
        }
    }

    @BeforeEach
    void open() {
        var kept = new KeptAnswers(CacheSettings.defaults(), InstantSource.system());
        new Desk(kept, List.of(), around, InstantSource.system()).openOn(bus);
    }

    @AfterEach
    void close() {
        got(vertx.close());
    }

    @Test
    void everyDoorAnswers() {
        assertEquals(
                2, got(bus.ask(CacheDoors.STATUS, new AskCache())).regions().size());
        assertEquals(
                "queries",
                got(bus.ask(CacheDoors.WHY, new AskWhy(new Question.Summary(new Owner(1)))))
                        .region());
        assertEquals(
                WarmerStatus.State.OFF,
                got(bus.ask(CacheDoors.SWITCH_WARMER, new SwitchWarmer(false))).state());
        assertFalse(around.on);
        assertTrue(
                got(bus.ask(CacheDoors.SWITCH_WARMER, new SwitchWarmer(true))).state() == WarmerStatus.State.ON);
        assertEquals(
                "arc",
                got(bus.ask(CacheDoors.CONFIGURE, policy("arc"))).settings().policy());
        var refused = assertThrows(FaultException.class, () -> got(bus.ask(CacheDoors.CONFIGURE, policy("belady"))));
        assertEquals("region-setting-wrong", refused.fault().code());
    }

    private static ConfigureRegion policy(String name) {
        return new ConfigureRegion(
                "tiles",
                Optional.of(name),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
