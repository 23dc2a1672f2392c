package datapunk.lake.cache.desk;

import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Fault;
import datapunk.lake.bus.cache.CacheDoors;
import datapunk.lake.bus.cache.CacheDoors.ConfigureRegion;
import datapunk.lake.bus.cache.CacheStatus;
import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.WarmerStatus;
import datapunk.lake.bus.cache.Why;
import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.region.Level;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.cache.region.Watch;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Answers what people ask of the cache, and changes it when they wish. For the thread of the answers it looks at. */
public final class Desk {
    private final KeptAnswers kept;
    private final List<String> notices;
    private final Surroundings surroundings;
    private final Instant since;

    /** A desk over these answers. @param notices sentences about settings that were not taken */
    public Desk(KeptAnswers kept, List<String> notices, Surroundings surroundings, InstantSource clock) {
        this.kept = kept;
        this.notices = List.copyOf(notices);
        this.surroundings = surroundings;
        this.since = clock.instant();
    }

    /** Opens its doors on the caller's context, which must be that of the answers. */
    public void openOn(Bus bus) {
        bus.answer(CacheDoors.STATUS, asked -> Future.succeededFuture(status()));
        bus.answer(CacheDoors.CONFIGURE, asked -> Future.succeededFuture(configure(asked)));
        bus.answer(CacheDoors.SWITCH_WARMER, asked -> Future.succeededFuture(warm(asked.on())));
        bus.answer(CacheDoors.WHY, asked -> Future.succeededFuture(why(asked.question())));
    }

    /** How the cache is. */
    public CacheStatus status() {
        List<RegionStatus> regions = kept.status();
        WarmerStatus warmer = surroundings.warmer();
        return new CacheStatus(
                Verdict.of(kept.hour(), regions, warmer),
                since,
                notices,
                surroundings.node(),
                Policies.names(),
                regions,
                warmer);
    }

    /** The same as measures for monitoring. */
    public static List<Measure> measures(CacheStatus status) {
        return Measures.of(status);
    }

    private WarmerStatus warm(boolean on) {
        surroundings.warm(on);
        return surroundings.warmer();
    }

    RegionStatus configure(ConfigureRegion asked) {
        RegionConfig now = kept.config(asked.region())
                .orElseThrow(() -> Fault.missing(
                                "region-unknown",
                                "There is no region \"" + asked.region() + "\" in the cache; there are "
                                        + String.join(
                                                ", ",
                                                kept.configs().stream()
                                                        .map(RegionConfig::name)
                                                        .toList())
                                        + ".")
                        .exception());
        kept.configure(taken(() -> fitting(changed(now, asked))));
        return kept.status(asked.region());
    }

    private static RegionConfig changed(RegionConfig now, ConfigureRegion asked) {
        Level level = asked.level()
                .map(code -> Level.of(code)
                        .orElseThrow(() -> new IllegalArgumentException("lake.cache." + now.name()
                                + ".level must be one of " + Level.known() + ", not \"" + code + "\".")))
                .orElse(now.level());
        Duration ttl = asked.ttl().orElse(now.ttl());
        return new RegionConfig(
                now.name(),
                asked.policy().orElse(now.policy()),
                asked.bytes().orElse(now.bytes()),
                ttl,
                level,
                now.staging(),
                asked.redis().orElse(now.redis()),
                asked.warming().orElse(now.warming()));
    }

    private RegionConfig fitting(RegionConfig config) {
        long others = kept.configs().stream()
                .filter(other -> !other.name().equals(config.name()))
                .mapToLong(RegionConfig::bytes)
                .sum();
        long most = CacheSettings.most(Runtime.getRuntime().maxMemory()) - others;
        if (config.bytes() > most) {
            throw new IllegalArgumentException("lake.cache." + config.name() + ".bytes must be at most " + most
                    + ", so that all regions stay within three quarters of the memory of this process, not "
                    + config.bytes() + ".");
        }
        return config;
    }

    private static RegionConfig taken(Supplier<RegionConfig> config) {
        try {
            return config.get();
        } catch (IllegalArgumentException e) {
            throw Fault.user("region-setting-wrong", String.valueOf(e.getMessage()))
                    .exception();
        }
    }

    Why why(Question question) {
        Optional<Watch.Stay> stay = kept.stay(question);
        List<Why.Event> events = kept.events(question);
        String last = stay.isPresent() ? there(stay.get()) : gone(events);
        String ahead = surroundings.warmed(question).map(said -> " " + said).orElse("");
        return new Why(
                Words.of(question),
                KeptAnswers.regionOf(question),
                stay.isPresent(),
                stay.map(figures -> OptionalLong.of(figures.bytes())).orElse(OptionalLong.empty()),
                last + ahead,
                events);
    }

    private static String there(Watch.Stay stay) {
        String since = Words.time(Duration.ofMillis(stay.millis()));
        return stay.unread()
                ? "It was loaded ahead " + since + " ago and waits for its first reader, " + Words.bytes(stay.bytes())
                        + "."
                : "It is in memory: " + Words.bytes(stay.bytes()) + ", " + Words.millis(stay.costMillis())
                        + " to load, read " + Words.times(stay.reads()) + " since it came " + since + " ago.";
    }

    private static String gone(List<Why.Event> events) {
        return events.isEmpty()
                ? "It is not in memory: nobody asked for it lately, or what became of it is no longer remembered."
                : "It is not in memory. " + events.getFirst().sentence();
    }
}
