package datapunk.lake.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Change;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.cache.read.ReadWatch;
import datapunk.lake.cache.replay.Event;
import datapunk.lake.cache.replay.Event.What;
import datapunk.lake.cache.replay.log.LoggedTrace;
import datapunk.lake.cache.warm.WarmKey;
import datapunk.lake.model.Owner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final Owner OWNER = new Owner(3);
    private static final Question TODAY = new Question.Day(OWNER, 20_000);
    private static final Question YESTERDAY = new Question.Day(OWNER, 19_999);
    private static final Answer ANSWER = new Answer(Body.owning(new byte[100]), "application/json", false, 1);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(5_000));

    private final List<String> heard = new ArrayList<>();
    private final ReadWatch next = new ReadWatch() {
        @Override
        public void fromHeap(Question question, Answer answer) {
            heard.add("heap");
        }

        @Override
        public void fromStore(Question question, Answer answer, double costMillis) {
            heard.add("store");
        }

        @Override
        public void changed(Change change, int forgotten) {
            heard.add("changed");
        }
    };

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("cache/requests.log");
    }

    private List<Event> written() throws Exception {
        List<Event> events = new ArrayList<>();
        LoggedTrace.of(file()).events().forEachRemaining(events::add);
        return events;
    }

    @Test
    void whatIsAskedAndWhatAChangeReachesIsWrittenAndPassedOn() throws Exception {
        Recording recording = Recording.in(file(), true, CLOCK, next);
        recording.fromStore(TODAY, ANSWER, 40);
        recording.fromHeap(TODAY, ANSWER);
        recording.fromStore(YESTERDAY, ANSWER, 60);
        recording.changed(Change.of(OWNER, 2, new int[] {20_000}, new long[0]), 1);
        recording.close();
        assertEquals(
                List.of(What.RESTART_L1, What.REQUEST, What.REQUEST, What.REQUEST, What.INGEST, What.INVALIDATE),
                written().stream().map(Event::what).toList());
        assertEquals(WarmKey.day(3, 20_000), written().getLast().key());
        assertEquals(40, written().get(2).loadMillis());
        assertEquals(List.of("store", "heap", "store", "changed"), heard);
    }

    @Test
    void aHiddenLogNamesNobodyAndItsSecretLiesElsewhere() throws Exception {
        Recording recording = Recording.in(file(), false, CLOCK, next);
        recording.fromStore(new Question.Tile(OWNER, 16, 35_210, 21_493, Period.ALWAYS), ANSWER, 40);
        recording.close();
        WarmKey key = written().getLast().key();
        assertEquals(WarmKey.Kind.OTHER, key.kind());
        assertFalse(key.user() == OWNER.shard());
        assertTrue(Files.exists(folder.resolve("requests.secret")));
    }

    @Test
    void aLogThatCannotBeWrittenStopsNothing() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        Recording recording = Recording.in(file(), true, CLOCK, next);
        recording.fromStore(TODAY, ANSWER, 40);
        recording.flush();
        recording.close();
        assertEquals(List.of("store"), heard);
    }

    @Test
    void ofTwoProcessesOneWrites() throws Exception {
        Recording first = Recording.in(file(), true, CLOCK, next);
        Recording second = Recording.in(file(), true, CLOCK, next);
        second.fromStore(YESTERDAY, ANSWER, 60);
        second.close();
        first.fromStore(TODAY, ANSWER, 40);
        first.close();
        assertEquals(2, written().size());
        assertEquals(WarmKey.day(3, 20_000), written().getLast().key());
    }
}
