package datapunk.lake.cache.replay.log;

import datapunk.lake.cache.policy.Worth;
import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.replay.Event.What;
import datapunk.lake.cache.replay.Trace;
import datapunk.lake.cache.warm.WarmKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a {@link RequestLog} wrote, to be replayed: the predecessor's lines, then the file's. A request that was
 * answered from memory costs what the same key cost when it was last loaded, or the mean. With hidden keys, policies and
 * popularity can be compared; moves, habits and days cannot, because nothing tells them from one another.
 */
public final class LoggedTrace implements Trace {
    private static final long DAY = 86_400_000;
    private static final Worth UNKNOWN = new Worth(12_000, 30);

    private final String name;
    private final List<Event> events = new ArrayList<>();
    private final Map<WarmKey, Worth> worths = new HashMap<>();
    private final List<String> notices = new ArrayList<>();
    private boolean hidden;
    private Worth mean = UNKNOWN;

    private LoggedTrace(Path file) {
        this.name = "request log " + file.getFileName();
    }

    /**
     * Reads a log.
     *
     * @throws RequestLogException if it is none, is of another version, or holds no request
     */
    public static LoggedTrace of(Path file) throws IOException, RequestLogException {
        var trace = new LoggedTrace(file);
        List<Logged> lines = new ArrayList<>();
        if (Files.exists(RequestLog.before(file))) {
            trace.read(RequestLog.before(file), lines);
        }
        trace.read(file, lines);
        lines.sort(Comparator.comparingLong(Logged::millis));
        trace.price(lines);
        if (trace.events.stream().noneMatch(e -> e.what() == What.REQUEST)) {
            throw new RequestLogException(file + " holds no request yet; let the lake be used for some days first.");
        }
        return trace;
    }

    private void read(Path file, List<Logged> lines) throws IOException, RequestLogException {
        if (!Files.isRegularFile(file)) {
            throw new RequestLogException("There is no request log at " + file + ".");
        }
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        if (in.remaining() < RequestLog.HEAD || in.getLong() != RequestLog.MAGIC) {
            throw new RequestLogException(
                    file + " is not a request log of this version of the lake; name another file, or remove it.");
        }
        int mode = in.getInt();
        int width = in.getInt();
        in.getLong();
        if (mode != RequestLog.HIDDEN && mode != RequestLog.PLAIN || width != Logged.BYTES) {
            throw new RequestLogException(
                    file + " was written by another version of the lake; remove it, a new one is begun at the start.");
        }
        hidden |= mode == RequestLog.HIDDEN;
        while (in.remaining() >= Logged.BYTES && Logged.isLine(in)) {
            lines.add(Logged.readFrom(in));
        }
        if (in.hasRemaining()) {
            notices.add(file.getFileName() + " breaks off: its last " + in.remaining()
                    + " bytes are no whole lines and were left out.");
        }
    }

    private void price(List<Logged> lines) {
        double millis = 0;
        long bytes = 0;
        int loads = 0;
        for (Logged line : lines) {
            if (line.what() == What.REQUEST && line.loadMillis() > 0) {
                millis += line.loadMillis();
                bytes += line.bytes();
                loads++;
                worths.putIfAbsent(line.key(), worth(line));
            }
        }
        mean = loads == 0 ? UNKNOWN : new Worth(Math.max(1, bytes / loads), millis / loads);
        Map<WarmKey, Worth> last = new HashMap<>(worths);
        for (Logged line : lines) {
            if (line.what() != What.REQUEST) {
                events.add(new Event(line.millis(), line.what(), line.key(), 0, 0));
                continue;
            }
            if (line.loadMillis() > 0) {
                last.put(line.key(), worth(line));
            }
            Worth known = last.getOrDefault(line.key(), mean);
            events.add(
                    Event.request(line.millis(), line.key(), new Worth(Math.max(1, line.bytes()), known.costMillis())));
        }
    }

    private static Worth worth(Logged line) {
        return new Worth(Math.max(1, line.bytes()), line.loadMillis());
    }

    /** Whether keys are hidden: then the warmer has nothing to learn from. */
    public boolean isHidden() {
        return hidden;
    }

    /** What was wrong with the files, if anything, in sentences. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long begin() {
        return Math.floorDiv(events.getFirst().millis(), DAY) * DAY;
    }

    @Override
    public int days() {
        return (int) Math.ceilDiv(events.getLast().millis() + 1 - begin(), DAY);
    }

    @Override
    public Iterator<Event> events() {
        return events.iterator();
    }

    @Override
    public Worth worth(WarmKey key) {
        return worths.getOrDefault(key, mean);
    }
}
