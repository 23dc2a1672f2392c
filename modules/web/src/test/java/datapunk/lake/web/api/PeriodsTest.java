package datapunk.lake.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Period;
import io.vertx.core.MultiMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

    private static Period of(String... pairs) {
        var values = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.length; i += 2) {
            values.add(pairs[i], pairs[i + 1]);
        }
        return Periods.of(new Params(values));
    }

    @Test
    void withoutParametersItIsAllTime() {
        assertEquals(Period.ALWAYS, of());
        assertEquals(Period.ALWAYS, of("from", "", "to", " "));
    }

    @Test
    void daysAreUtcAndHalfOpen() {
        assertEquals(Period.days(18_263, 18_264), of("from", "2020-01-02", "to", "2020-01-03"));
    }

    @Test
    void instantsKeepTheirMilliseconds() {
        long from = Instant.parse("2020-01-02T03:04:05.678Z").toEpochMilli();
        assertEquals(new Period(from, Long.MAX_VALUE), of("from", "2020-01-02T03:04:05.678Z"));
        assertEquals(new Period(from, Long.MAX_VALUE), of("from", "2020-01-02T05:04:05.678+02:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2020",
                "2020-13-01",
                "2020-02-30",
                "02.01.2020",
                "1577934245",
                "2020-01-02T03:04:05",
                "2020-01-02T25:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "0000-01-01"
            })
    void anythingElseSaysWhatToSend(String text) {
        var fault = assertThrows(FaultException.class, () -> of("from", text)).fault();
        assertEquals("parameter-malformed", fault.code());
        assertTrue(fault.detail().startsWith("Parameter from must "), fault.detail());
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        assertThrows(FaultException.class, () -> of("from", "2020-01-02", "to", "2020-01-02"));
        assertThrows(FaultException.class, () -> of("from", "2020-01-03", "to", "2020-01-02"));
    }
}
