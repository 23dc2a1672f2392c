package datapunk.lake.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import datapunk.lake.bus.Fault;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "08006, database-away, OUTSIDE, true",
        "57P01, database-away, OUTSIDE, true",
        "53100, database-full, OUTSIDE, true",
        "40P01, database-busy, CAPACITY, true",
        "57014, too-much, CAPACITY, false",
        "28P01, database-refused, OUTSIDE, false",
        "3D000, database-refused, OUTSIDE, false",
        "23505, database-error, LAKE, false"
    })
    void everyStateBecomesAFaultThatSaysWhoseTurnItIs(String state, String code, Fault.Blame blame, boolean passing) {
        var error = new SQLException("no", state);
        assertEquals(code, SqlFaults.of(error).fault().code());
        assertEquals(blame, SqlFaults.of(error).fault().blame());
        assertEquals(passing, SqlFaults.passing(error));
        assertEquals(code, SqlFaults.of(new RuntimeException(error)).fault().code());
    }

    @ParameterizedTest
    @CsvSource({
        "Timeout, database-away",
        "Connection is closed, database-away",
        "Connection pool reached max wait queue size of 1000, database-busy",
        "index 7 out of bounds, internal"
    })
    void errorsWithoutAStateAreJudgedByTheirText(String text, String code) {
        assertEquals(code, SqlFaults.of(new IllegalStateException(text)).fault().code());
    }

    @Test
    void aBrokenConnectionIsADatabaseThatIsAway() {
        assertEquals(
                SqlFaults.AWAY, SqlFaults.of(new IOException("reset")).fault().code());
    }

    @Test
    void aFaultStaysTheSame() {
        var fault = Fault.user("x", "y").exception();
        assertSame(fault, SqlFaults.of(fault));
    }
}
