package datapunk.lake.store.query.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import datapunk.lake.bus.FaultException;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
    private static final int NONE = Fix.Quality.NONE;

    private static Fix fix(long time, int accuracy, int altitude, String attributes) {
        return new Fix(
                Feed.measured("test"), time, 134_050_000, -525_000_001, 0,
                new Fix.Quality(accuracy, NONE, altitude, NONE, NONE), 2, 255, ActivitySamples.NONE, attributes, 0, 0);
    }

    private static FixTable table(Fix... fixes) {
        var table = new FixTable(fixes.length);
        for (Fix fix : fixes) {
            table.add(fix);
        }
        return table.normalized();
    }

    @Test
    void thePayloadThatStatesMostIsShown() {
        FixTable shown = Shown.of(table(fix(1, 9000, NONE, null), fix(1, 5000, 7000, null), fix(2, 1, 1, null)));
        assertEquals(2, shown.size());
        assertEquals(7000, shown.get(FixTable.Column.ALTITUDE, 0));
    }

    @Test
    void ofEqualsTheGreatestPayloadIsShownInWhateverOrderTheyCame() {
        Fix low = fix(1, 5000, NONE, "{}");
        Fix high = fix(1, 9000, NONE, "{}");
        assertEquals(9000, Shown.of(table(low, high)).get(FixTable.Column.ACCURACY, 0));
        assertEquals(9000, Shown.of(table(high, low)).get(FixTable.Column.ACCURACY, 0));
    }

    @Test
    void aTableWithoutRestatementsIsShownAsItIs() {
        FixTable table = table(fix(1, 1, 1, null), fix(2, 1, 1, null));
        assertFalse(Shown.contested(table));
        assertSame(table, Shown.of(table));
    }

    @Test
    void aCursorSurvivesItsText() {
        var cursor = new Cursor(-5, Long.MIN_VALUE, 1, -2, NONE);
        assertEquals(cursor, Cursor.parse(cursor.text()));
    }

    @Test
    void aForeignCursorIsRefused() {
        for (String text : new String[] {"", "abc", "!".repeat(38), "a".repeat(39)}) {
            assertEquals(
                    "cursor-unknown",
                    assertThrows(FaultException.class, () -> Cursor.parse(text)).fault().code());
        }
    }

    @Test
    void aCursorIsBeforeWhatFollowsItsRowAndNotBeforeTheRowItself() {
        FixTable table = table(fix(1, 1, 1, null), fix(2, 1, 1, null));
        Cursor cursor = Cursor.of(3, table, 0);
        assertFalse(cursor.isBefore(3, table, 0));
        assertTrue(cursor.isBefore(3, table, 1));
        assertTrue(cursor.isBefore(4, table, 0));
        assertFalse(cursor.isBefore(2, table, 0));
    }

    @ParameterizedTest
    @CsvSource({"0,7,0", "134050000,7,13.405", "-5,7,-0.0000005", "12000,3,12", "-1,3,-0.001", "35999,2,359.99",
        "-1800000000,7,-180", "-2147483647,3,-2147483.647"})
    void scaledIntegersAreWrittenInShortestForm(long value, int decimals, String expected) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            new FixRows(json).scaled(value, decimals);
        }
        assertEquals(expected, text.toString());
    }

    @Test
    void aRowNamesWhatIsStatedAndNullWhereNothingIs() throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            new FixRows(json).row(table(fix(1_500, 12_500, NONE, null)), 0, "test");
        }
        assertEquals(
                "[1500,13.405,-52.5000001,12.5,null,null,null,\"gps\",\"00000000000000ff\",\"test\"]", text.toString());
    }

    @Test
    void nineDecimalsComeBackWhenTheSourceStatedThem() throws IOException {
        var table = new FixTable(1);
        table.add(new Fix(
                Feed.measured("test"), 0, 100, -100, 128 * -3 + 50,
                new Fix.Quality(NONE, NONE, NONE, NONE, NONE), 0, 0, ActivitySamples.NONE, null, 0, 0));
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            new FixRows(json).row(table, 0, "test");
        }
        assertEquals("[0,0.000009997,-0.00000995,null,null,null,null,null,null,\"test\"]", text.toString());
    }
}
