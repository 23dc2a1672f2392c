package datapunk.lake.cache.replay.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.cache.replay.Contender;
import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.replay.Event.What;
import datapunk.lake.cache.replay.ReplayHarness;
import datapunk.lake.cache.replay.life.Household;
import datapunk.lake.cache.warm.WarmKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLogTest {
    private static final byte[] SECRET = "a secret of sixteen bytes or more".getBytes(StandardCharsets.US_ASCII);
    private static final WarmKey TILE = WarmKey.tile(7, 14, 8800, 5373);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("requests.log");
    }

    private static List<Event> events(LoggedTrace trace) {
        List<Event> events = new ArrayList<>();
        trace.events().forEachRemaining(events::add);
        return events;
    }

    @Test
    void aPlainLogGivesBackWhatWasWritten() throws Exception {
        try (var log = RequestLog.plain(file(), 1 << 20)) {
            log.request(1_000, 0, TILE, 5_000, 42.5);
            log.invalidate(2_000, 0, TILE);
            log.ingest(2_000, 7);
            log.restart(3_000, What.RESTART_L1);
        }
        LoggedTrace trace = LoggedTrace.of(file());
        assertEquals(
                List.of(
                        new Event(1_000, What.REQUEST, TILE, 5_000, 42.5),
                        new Event(2_000, What.INVALIDATE, TILE, 0, 0),
                        Event.ingest(2_000, 7),
                        Event.restart(3_000, What.RESTART_L1)),
                events(trace));
        assertFalse(trace.isHidden());
        assertEquals(List.of(), trace.notices());
        assertEquals(1, trace.days());
    }

    @Test
    void aHiddenLogTellsEqualFromUnequalAndNothingElse() throws Exception {
        WarmKey sameTileOfAnother = WarmKey.tile(8, 14, 8800, 5373);
        try (var log = RequestLog.hidden(file(), 1 << 20, new Disguise(SECRET))) {
            log.request(1_000, 0, TILE, 5_000, 40);
            log.request(2_000, 0, TILE, 5_000, 0);
            log.request(3_000, 0, sameTileOfAnother, 5_000, 60);
        }
        LoggedTrace trace = LoggedTrace.of(file());
        List<Event> read = events(trace);
        assertTrue(trace.isHidden());
        assertEquals(read.get(0).key(), read.get(1).key());
        assertNotEquals(read.get(0).key(), read.get(2).key());
        read.forEach(e -> assertEquals(WarmKey.Kind.OTHER, e.key().kind()));
        byte[] bytes = Files.readAllBytes(file());
        assertEquals(-1, indexOf(bytes, ByteBuffer.allocate(4).putInt(8800).array()));
        assertEquals(-1, indexOf(bytes, ByteBuffer.allocate(4).putInt(5373).array()));
    }

    private static int indexOf(byte[] where, byte[] what) {
        for (int i = 0; i + what.length <= where.length; i++) {
            if (Arrays.equals(where, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void anotherSecretHidesTheSameKeyAsAnother() {
        WarmKey one = new Disguise(SECRET).hide(TILE);
        WarmKey other =
                new Disguise("another secret, just as long as that".getBytes(StandardCharsets.US_ASCII)).hide(TILE);
        assertNotEquals(one, other);
        assertThrows(IllegalArgumentException.class, () -> new Disguise(new byte[3]));
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Path secret = folder.resolve("log.secret");
        assertEquals(Disguise.keptIn(secret).hide(TILE), Disguise.keptIn(secret).hide(TILE));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        assertNotEquals(
                Disguise.keptIn(secret).hide(TILE),
                Disguise.keptIn(folder.resolve("another")).hide(TILE));
    }

    @Test
    void aHitCostsWhatItsLastLoadCost() throws Exception {
        try (var log = RequestLog.plain(file(), 1 << 20)) {
            log.request(1_000, 0, TILE, 5_000, 40);
            log.request(2_000, 0, TILE, 5_000, 0);
            log.request(3_000, 0, WarmKey.day(7, 20_000), 100, 0);
        }
        List<Event> read = events(LoggedTrace.of(file()));
        assertEquals(40, read.get(1).loadMillis());
        assertEquals(40, read.get(2).loadMillis(), "the mean, when it was never loaded");
    }

    @Test
    void theLogStaysWithinItsBoundAndKeepsTheLatest() throws Exception {
        long bound = 1 << 17;
        try (var log = RequestLog.plain(file(), bound)) {
            for (int i = 0; i < 20_000; i++) {
                log.request(i * 1_000L, 0, WarmKey.tile(1, 10, i, i), 3_000, 30);
            }
        }
        assertTrue(Files.size(file()) + Files.size(RequestLog.before(file())) <= bound);
        List<Event> read = events(LoggedTrace.of(file()));
        assertEquals(19_999_000, read.getLast().millis());
        assertTrue(read.size() > 1_000, read.size() + " lines");
    }

    @Test
    void anotherProcessGoesOnWithTheSameFile() throws Exception {
        try (var log = RequestLog.plain(file(), 1 << 20)) {
            log.request(1_000, 0, TILE, 5_000, 40);
        }
        try (var log = RequestLog.plain(file(), 1 << 20)) {
            log.request(2_000, 0, TILE, 5_000, 40);
        }
        assertEquals(2, events(LoggedTrace.of(file())).size());
    }

    @Test
    void aLogThatBreaksOffIsReadAsFarAsItGoesAndSaysSo() throws Exception {
        try (var log = RequestLog.plain(file(), 1 << 20)) {
            log.request(1_000, 0, TILE, 5_000, 40);
            log.request(2_000, 0, TILE, 5_000, 40);
        }
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 7));
        LoggedTrace trace = LoggedTrace.of(file());
        assertEquals(1, events(trace).size());
        assertEquals(
                List.of("requests.log breaks off: its last 33 bytes are no whole lines and were left out."),
                trace.notices());
    }

    @Test
    void whatIsNoLogIsRefusedInASentence() throws IOException {
        assertEquals("There is no request log at " + file() + ".", refusal());
        Files.writeString(file(), "latitude,longitude\n52.5,13.4\n");
        assertTrue(refusal().contains("is not a request log"), this::refusal);
        Files.write(file(), new byte[5]);
        assertTrue(refusal().contains("is not a request log"), this::refusal);
        Files.delete(file());
        RequestLog.plain(file(), 1 << 20).close();
        assertTrue(refusal().contains("holds no request yet"), this::refusal);
        byte[] head = Files.readAllBytes(file());
        head[15] = 41;
        Files.write(file(), head);
        assertTrue(refusal().contains("another version"), this::refusal);
    }

    private String refusal() {
        return String.valueOf(assertThrows(RequestLogException.class, () -> LoggedTrace.of(file()))
                .getMessage());
    }

    @Test
    void aLoggedHouseholdReplaysAsItWasWhenPlainAndForPoliciesWhenHidden() throws Exception {
        var household = new Household(5, 3, 4);
        for (boolean hidden : new boolean[] {false, true}) {
            Path file = folder.resolve("h" + hidden);
            try (var log =
                    hidden ? RequestLog.hidden(file, 1 << 26, new Disguise(SECRET)) : RequestLog.plain(file, 1 << 26)) {
                for (var all = household.events(); all.hasNext(); ) {
                    Event event = all.next();
                    switch (event.what()) {
                        case REQUEST -> log.request(event.millis(), 0, event.key(), event.bytes(), event.loadMillis());
                        case INVALIDATE -> log.invalidate(event.millis(), 0, event.key());
                        case INGEST -> log.ingest(event.millis(), event.key().user());
                        case RESTART_L1, RESTART_ALL -> log.restart(event.millis(), event.what());
                    }
                }
            }
            assertEquals(
                    ReplayHarness.run(household, Contender.INFINITE).reads(),
                    ReplayHarness.run(LoggedTrace.of(file), Contender.INFINITE).reads());
        }
    }
}
