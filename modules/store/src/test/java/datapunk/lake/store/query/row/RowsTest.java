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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final int NONE = Fix.Quality.NONE;

    private static Fix fix(long time, int accuracy, int altitude, String attributes) {
        return new Fix(
                Feed.measured("test"),
                time,
                134_050_000,
                -525_000_001,
                0,
                new Fix.Quality(accuracy, NONE, altitude, NONE, NONE),
                2,
                255,
                ActivitySamples.NONE,
                attributes,
                0,
                0);
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
                    assertThrows(FaultException.class, () -> Cursor.parse(text))
                            .fault()
                            .code());
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

    /** The rows of a table as text. */
    private static String rows(FixTable table, String source) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            var rows = new FixRows(json);
            rows.begin("distance");
            for (int row = 0; row < table.size(); row++) {
                rows.row(table, row, source, 1_250);
            }
            rows.end();
            json.writeNullField("next");
            json.writeEndObject();
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\"columns\":[\"time\",\"lon\",\"lat\",\"accuracy\","), text);
        assertTrue(text.endsWith(",\"next\":null}"), text);
        return text.substring(text.indexOf("\"rows\":") + 7, text.indexOf(",\"next\""));
    }

    private static Fix at(long time, int lon, int lat, int fraction, Fix.Quality quality) {
        return new Fix(
                Feed.measured("test"), time, lon, lat, fraction, quality, 0, 0, ActivitySamples.NONE, null, 0, 0);
    }

    @Test
    void aRowNamesWhatIsStatedAndNullWhereNothingIs() throws IOException {
        assertEquals(
                "[[1500,13.405,-52.5000001,12.5,null,null,null,\"gps\",\"00000000000000ff\",\"test\",1.25]]",
                rows(table(fix(1_500, 12_500, NONE, null)), "test"));
    }

    @Test
    void numbersAreWrittenInShortestForm() throws IOException {
        assertEquals(
                "[[-5,0,-0.0000005,0,-0.001,-2147483.647,359.99,null,null,\"a\\\"b\",1.25],"
                        + "[10000,-180,90,12,1.5,100,0.1,null,null,\"a\\\"b\",1.25]]",
                rows(
                        table(
                                at(-5, 0, -5, 0, new Fix.Quality(0, NONE, -1, -2_147_483_647, 35_999)),
                                at(
                                        10_000,
                                        -1_800_000_000,
                                        900_000_000,
                                        0,
                                        new Fix.Quality(12_000, NONE, 1_500, 100_000, 10))),
                        "a\"b"));
    }

    @Test
    void nineDecimalsComeBackWhenTheSourceStatedThem() throws IOException {
        assertEquals(
                "[[0,0.000009997,-0.00000995,null,null,null,null,null,null,\"test\",1.25]]",
                rows(table(at(0, 100, -100, 128 * -3 + 50, new Fix.Quality(NONE, NONE, NONE, NONE, NONE))), "test"));
    }

    @Test
    void manyRowsAndLongNamesFit() throws IOException {
        Fix[] fixes = new Fix[3_000];
        for (int i = 0; i < fixes.length; i++) {
            fixes[i] = fix(i, 1, 1, null);
        }
        String text = rows(table(fixes), "x".repeat(5_000));
        assertEquals(3_000, text.split("x{5000}", -1).length - 1);
    }
}
