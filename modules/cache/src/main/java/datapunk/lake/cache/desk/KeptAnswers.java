package datapunk.lake.cache.desk;

import datapunk.lake.bus.cache.RegionStatus;
import datapunk.lake.bus.cache.Why.Event;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.region.Kept;
import datapunk.lake.cache.region.RegionConfig;
import datapunk.lake.cache.region.Watch;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * All answers in memory, each in the region of its question, with everything that is counted and remembered of them.
 * Whoever answers a user calls {@link #get} first and, when that found nothing, tells how it ended with {@link #found},
 * {@link #loaded} or {@link #failed}. For one thread.
 */
public final class KeptAnswers {
    /** Region of vector tiles. */
    public static final String TILES = "tiles";
    /** Region of all other questions. */
    public static final String QUERIES = "queries";

    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final Events events = new Events();
    private final InstantSource clock;
    private long latest;

    /** Empty regions. @param regions settings of {@link #TILES} and {@link #QUERIES} */
    public KeptAnswers(List<RegionConfig> regions, InstantSource clock) {
        this.clock = clock;
        regions.forEach(config -> shelves.put(config.name(), new Shelf(config, events, this::now)));
        if (!shelves.keySet().containsAll(List.of(TILES, QUERIES))) {
            throw new IllegalArgumentException(TILES + " and " + QUERIES + " must be set, not only " + regions);
        }
    }

    /** Milliseconds since the epoch that never go back. */
    private long now() {
        latest = Math.max(latest, clock.millis());
        return latest;
    }

    /** Name of the region that holds the answer to a question. */
    public static String regionOf(Question question) {
        return question instanceof Question.Tile ? TILES : QUERIES;
    }

    private Shelf shelf(Question question) {
        return shelf(regionOf(question)).orElseThrow();
    }

    private Optional<Shelf> shelf(String region) {
        return Optional.ofNullable(shelves.get(region));
    }

    /** How the region of a question is set now. */
    public RegionConfig config(Question question) {
        return shelf(question).config();
    }

    /** How the region of this name is set now, if there is one. */
    public Optional<RegionConfig> config(String region) {
        return shelf(region).map(Shelf::config);
    }

    /** Settings of all regions, in order of display. */
    public List<RegionConfig> configs() {
        return shelves.values().stream().map(Shelf::config).toList();
    }

    /** Other settings of the region of that name; what is cached stays as far as the bound allows. */
    public void configure(RegionConfig config) {
        shelf(config.name()).orElseThrow().configure(config);
    }

    /** Whether answers are loaded ahead at the moment; while they are not, no room is set aside for them. */
    public void warming(boolean on) {
        shelves.values().forEach(shelf -> shelf.warming(on));
    }

    /** A user asks: the answer, if it is in memory. */
    public Optional<Answer> get(Question question) {
        return shelf(question).get(question);
    }

    /** Whether an answer is in memory; counts nothing. */
    public boolean contains(Question question) {
        return stay(question).isPresent();
    }

    /** Figures of an answer in memory; counts nothing. */
    public Optional<Watch.Stay> stay(Question question) {
        return shelf(question).stay(question);
    }

    /** Redis had what a user asked for. @param millis what loading it took whoever loaded it, if that is known */
    public void found(Question question, Answer answer, OptionalDouble millis) {
        shelf(question).found(question, answer, millis);
    }

    /**
     * The database answered what a user asked.
     *
     * @param millis what it took
     * @param holds whether it is still true; else it is not kept
     */
    public void loaded(Question question, Answer answer, double millis, boolean holds) {
        shelf(question).loaded(question, answer, millis, holds);
    }

    /** Nobody could answer what a user asked. */
    public void failed(Question question) {
        shelf(question).failed();
    }

    /** An answer was loaded before anybody asked. @param why a sentence with figures */
    public Kept warmed(Question question, Answer answer, double millis, String why) {
        return shelf(question).warmed(question, answer, millis, why);
    }

    /** A commit reached the answers to these questions. @return how many answers were forgotten */
    public int changed(Predicate<? super Question> reached, long generation) {
        return shelves.values().stream()
                .mapToInt(shelf -> shelf.changed(reached, generation))
                .sum();
    }

    /** How all regions are. */
    List<RegionStatus> status() {
        return shelves.values().stream().map(Shelf::status).toList();
    }

    /** How one region is, which must exist. */
    RegionStatus status(String region) {
        return shelf(region).orElseThrow().status();
    }

    /** The last hour of all regions. */
    Minutes.Hour hour() {
        return shelves.values().stream().map(Shelf::hour).reduce(new Minutes.Hour(0, 0, 0), Minutes.Hour::and);
    }

    /** What became of an answer, newest first. */
    List<Event> events(Question question) {
        return events.of(question);
    }
}
