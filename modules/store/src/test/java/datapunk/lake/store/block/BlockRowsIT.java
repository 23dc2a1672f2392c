package datapunk.lake.store.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.model.FixTable;
import datapunk.lake.pg.Address;
import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.pg.Writers;
import datapunk.lake.store.schema.Schema;
import datapunk.lake.testkit.TestServers;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A day that went through the table {@code block} is the same day. */
class BlockRowsIT {
    private static final Writers WRITERS = writers();

    private static Writers writers() {
        var writers = new Writers(Address.parse(TestServers.database().url()), 1);
        Schema.prepare(writers);
        return writers;
    }

    private static int rows(int stream, FixTable day) throws SQLException {
        return WRITERS.transaction(c -> {
            Slice slice = Slice.whole(day);
            var out = new CopyWriter(c, "copy block(" + BlockRows.COLUMNS + ") from stdin (format binary)");
            BlockRows.write(out, 1, stream, slice, slice.hash());
            int rows = (int) out.end();
            var back = new FixTable(1);
            CopyReader.read(
                    c,
                    "select " + BlockRows.CONTENT + " from block where stream = " + stream + " order by day, part",
                    row -> BlockRows.read(row, back));
            assertEquals(day.size(), back.size());
            assertTrue(back.normal());
            for (int i = 0; i < day.size(); i++) {
                assertEquals(0, day.compare(i, back, i));
            }
            assertArrayEquals(slice.hash(), Slice.whole(back).hash());
            return rows;
        });
    }

    @Test
    void columnsOfEveryKindComeBack() throws SQLException {
        var random = new Random(5);
        for (int stream = 0; stream < 60; stream++) {
            assertEquals(1, rows(stream, Tables.random(random, stream - 30, 1 + random.nextInt(40))));
        }
    }

    @Test
    void aDenseDayIsSplitByHourAndComesBackInOrder() throws SQLException {
        var random = new Random(6);
        assertEquals(1, rows(1000, Tables.random(random, -1, BlockRows.SPLIT)));
        assertEquals(24, rows(1001, Tables.random(random, -1, BlockRows.SPLIT + 1)));
    }
}
