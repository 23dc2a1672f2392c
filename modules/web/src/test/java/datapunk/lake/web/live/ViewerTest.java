package datapunk.lake.web.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.bus.store.Period;
import org.junit.jupiter.api.Test;

class ViewerTest {

    @Test
    void changesThatWaitAreJoined() {
        assertEquals(Period.days(1, 9), Viewer.joined(Period.days(5, 9), Period.days(1, 2)));
        assertEquals(Period.days(5, 9), Viewer.joined(Period.days(5, 9), new Period(0, 0)));
        assertEquals(Period.days(5, 9), Viewer.joined(new Period(0, 0), Period.days(5, 9)));
    }

    @Test
    void aChangeNamesItsDaysHalfOpen() {
        assertEquals(
                "{\"type\":\"changed\",\"generation\":4,\"from\":\"2020-01-02\",\"to\":\"2020-01-03\"}",
                Frames.changed(4, Period.days(18_263, 18_264)));
    }

    @Test
    void aChangeWithoutDaysSaysSo() {
        assertEquals(
                "{\"type\":\"changed\",\"generation\":4,\"from\":null,\"to\":null}",
                Frames.changed(4, new Period(0, 0)));
    }
}
