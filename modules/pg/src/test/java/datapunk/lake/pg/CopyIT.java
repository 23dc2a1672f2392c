package datapunk.lake.pg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link CopyWriter} writes, a real PostgreSQL understands and {@link RowBytes} reads back. */
class CopyIT {
    private static final Writers WRITERS =
            new Writers(Address.parse(TestServers.database().url()), 2);

    private static Connection prepared(Connection c, String columns) throws SQLException {
        try (var s = c.createStatement()) {
            s.execute("create temp table t (" + columns + ") on commit drop");
        }
        return c;
    }

    @Test
    void everyTypeComesBackAsItWas() throws SQLException {
        UUID id = UUID.randomUUID();
        byte[] bytes = {0, 1, -1};
        WRITERS.transaction(connection -> {
            Connection c = prepared(
                    connection,
                    "a int2, b int, c bigint, d uuid, e bytea, f text, g int[], h int2[], i bigint[], j text[], k uuid[], l int");
            var out = new CopyWriter(c, "copy t from stdin (format binary)");
            out.row(12)
                    .int2(-3)
                    .int4(Integer.MIN_VALUE)
                    .int8(Long.MIN_VALUE)
                    .uuid(id)
                    .bytes(bytes, 3)
                    .text("Zür\u0000ich");
            out.int4s(new int[] {9, 1, -7, 2}, 1, 4, -7).int2s(new short[] {-1, 2, 3}, 2);
            out.int8s(new long[] {5, -7}, 0, 2, -7L)
                    .texts(new String[] {"a", null, ""})
                    .uuids(id, id)
                    .nothing();
            assertEquals(1, out.end());
            List<UUID> seen = new ArrayList<>();
            CopyReader.read(c, "select * from t", row -> {
                assertEquals(-3, row.int2());
                assertEquals(Integer.MIN_VALUE, row.int4());
                assertEquals(Long.MIN_VALUE, row.int8());
                seen.add(row.uuid());
                assertArrayEquals(bytes, row.bytes());
                assertEquals("Zür\ufffdich", row.text());
                assertArrayEquals(new int[] {1, -7, 2}, row.int4s(-7));
                assertArrayEquals(new short[] {-1, 2}, row.int2s());
                assertArrayEquals(new long[] {5, -7}, row.int8s(-7));
                assertArrayEquals(new String[] {"a", null, ""}, row.texts());
                assertArrayEquals(new UUID[] {id, id}, row.uuids());
                assertTrue(row.nothing());
                assertFalse(row.hasMore());
            });
            assertEquals(List.of(id), seen);
            return seen;
        });
    }

    @Test
    void instantsBooleansAndJsonMeanToPostgresWhatTheyShould() throws SQLException {
        WRITERS.transaction(connection -> {
            Connection c = prepared(connection, "a timestamptz, b boolean, c jsonb");
            var out = new CopyWriter(c, "copy t from stdin (format binary)");
            out.row(3).instant(-1).bool(true).jsonb("{\"a\":\"\\u0000 \\\\u0000 \\ud800\"}");
            out.end();
            try (var s = c.createStatement();
                    var rows = s.executeQuery("select a = '1969-12-31 23:59:59.999Z' and b, c ->> 'a' from t")) {
                rows.next();
                assertTrue(rows.getBoolean(1));
                assertEquals("\ufffd \\u0000 \ufffd", rows.getString(2));
            }
            return 1;
        });
    }

    @Test
    void emptyArraysAndAbsentOnesAreReadAsEmpty() throws SQLException {
        WRITERS.transaction(connection -> {
            Connection c = prepared(connection, "a int[], b bigint[], c text[], d bytea");
            var out = new CopyWriter(c, "copy t from stdin (format binary)");
            out.row(4)
                    .int4s(new int[0], 0, 0, 0)
                    .int8s(new long[0], 0, 0, 0)
                    .texts(new String[0])
                    .bytes(new byte[0], 0);
            out.row(4).nothing().nothing().nothing().nothing();
            assertEquals(2, out.end());
            CopyReader.read(c, "select * from t", row -> {
                assertEquals(0, row.int4s(0).length);
                assertEquals(0, row.int8s(0).length);
                assertEquals(0, row.texts().length);
                assertEquals(0, row.bytes().length);
            });
            return 1;
        });
    }

    @Test
    void rowsLargerThanTheBufferAndManyRowsPass() throws SQLException {
        String text = "x".repeat(1_000_000);
        WRITERS.transaction(connection -> {
            Connection c = prepared(connection, "a int, b text, c text[]");
            var out = new CopyWriter(c, "copy t from stdin (format binary)");
            for (int i = 0; i < 20_000; i++) {
                String value = i % 10_000 == 5 ? text : "v" + i;
                out.row(3).int4(i).text(value).texts(new String[] {value, null});
            }
            assertEquals(20_000, out.end());
            int[] next = {0};
            CopyReader.read(c, "select * from t order by a", row -> {
                int i = row.int4();
                assertEquals(next[0]++, i);
                assertEquals(
                        i % 10_000 == 5
                                ? text.length()
                                : 1 + Integer.toString(i).length(),
                        row.text().length());
                row.texts();
            });
            assertEquals(20_000, next[0]);
            return 1;
        });
    }

    @Test
    void aTransactionThatThrowsLeavesNothingAndTheNextOneWorks() throws SQLException {
        try {
            WRITERS.transaction(c -> {
                try (var s = c.createStatement()) {
                    s.execute("create table left_behind (a int)");
                }
                throw new IllegalStateException("planned");
            });
        } catch (IllegalStateException e) {
            assertEquals("planned", e.getMessage());
        }
        assertEquals("none", WRITERS.transaction(c -> {
            try (var s = c.createStatement();
                    var rows = s.executeQuery("select coalesce(to_regclass('left_behind')::text, 'none')")) {
                rows.next();
                return rows.getString(1);
            }
        }));
    }
}
