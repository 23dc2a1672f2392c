package datapunk.lake.cache;

import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.desk.KeptAnswers;
import datapunk.lake.cache.read.ReadWatch;
import datapunk.lake.cache.replay.Event.What;
import datapunk.lake.cache.replay.log.Disguise;
import datapunk.lake.cache.replay.log.RequestLog;
import datapunk.lake.cache.tier.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Writes what users ask and what changes make untrue into the request log, and passes everything on. A change is noted for
 * the questions asked last, so many as are remembered. A log that cannot be written is given up, the cache goes on. For
 * one event loop: lines are gathered, and what is written at once is some kilobytes.
 */
final class Recording implements ReadWatch {
    private static final Logger LOG = Logger.getLogger(Recording.class.getName());
    private static final int REMEMBERED = 10_000;
    private static final long BYTES = 64L << 20;

    private final ReadWatch next;
    private final InstantSource clock;
    private final LinkedHashMap<Question, Boolean> asked = new LinkedHashMap<>(16, 0.75f, true);
    private Optional<RequestLog> log;

    private Recording(Optional<RequestLog> log, InstantSource clock, ReadWatch next) {
        this.log = log;
        this.clock = clock;
        this.next = next;
        write(l -> l.restart(clock.millis(), What.RESTART_L1));
    }

    /**
     * Begins a log; when that cannot be done, nothing is logged and the cache works all the same. Blocks for some file
     * operations.
     *
     * @param file of the log; the secret that hides keys is kept in the folder above its own
     * @param plain whether keys are written as they are
     */
    static Recording in(Path file, boolean plain, InstantSource clock, ReadWatch next) {
        try {
            Path folder = file.toAbsolutePath().resolve("..").normalize();
            Files.createDirectories(folder);
            RequestLog log = plain
                    ? RequestLog.plain(file, BYTES)
                    : RequestLog.hidden(file, BYTES, Disguise.keptIn(folder.resolveSibling("requests.secret")));
            return new Recording(Optional.of(log), clock, next);
        } catch (IOException e) {
            LOG.warning("event=request-log-not-begun why=\"" + e.getMessage() + "\"");
            return new Recording(Optional.empty(), clock, next);
        }
    }

    private interface Line {
        void to(RequestLog log) throws IOException;
    }

    private void write(Line line) {
        if (log.isEmpty()) {
            return;
        }
        try {
            line.to(log.get());
        } catch (IOException e) {
            LOG.warning("event=request-log-given-up why=\"" + e.getMessage() + "\"");
            log = Optional.empty();
        }
    }

    private void request(Question question, Answer answer, double costMillis) {
        int region = KeptAnswers.regionOf(question).equals(KeptAnswers.TILES) ? 0 : 1;
        write(l -> l.request(
                clock.millis(), region, WarmKeys.of(question), answer.body().size(), costMillis));
        asked.put(question, true);
        if (asked.size() > REMEMBERED) {
            asked.pollFirstEntry();
        }
    }

    @Override
    public void fromHeap(Question question, Answer answer) {
        request(question, answer, 0);
        next.fromHeap(question, answer);
    }

    @Override
    public void fromRedis(Question question, Answer answer, double costMillis) {
        request(question, answer, 0);
        next.fromRedis(question, answer, costMillis);
    }

    @Override
    public void fromStore(Question question, Answer answer, double costMillis) {
        request(question, answer, costMillis);
        next.fromStore(question, answer, costMillis);
    }

    @Override
    public void joined(Question question) {
        next.joined(question);
    }

    @Override
    public void failed(Question question) {
        next.failed(question);
    }

    @Override
    public void changed(Change change, int forgotten) {
        long now = clock.millis();
        write(l -> l.ingest(now, change.owner().shard()));
        List<Question> untrue = new ArrayList<>();
        asked.keySet().forEach(question -> {
            if (Reach.reaches(change, question)) {
                untrue.add(question);
            }
        });
        untrue.forEach(question -> {
            asked.remove(question);
            int region = KeptAnswers.regionOf(question).equals(KeptAnswers.TILES) ? 0 : 1;
            write(l -> l.invalidate(now, region, WarmKeys.of(question)));
        });
        next.changed(change, forgotten);
    }

    /** Writes what was gathered. */
    void flush() {
        write(RequestLog::flush);
    }

    /** Ends the log. */
    void close() {
        write(RequestLog::close);
        log = Optional.empty();
    }
}
