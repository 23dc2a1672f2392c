package datapunk.lake.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.testkit.TestDatabase;
import datapunk.lake.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private static final List<String> BOTH = List.of("T001_one", "T002_two");
    private final TestDatabase database = TestServers.database();

    private int apply(List<String> names) throws SQLException {
        try (Connection c = database.connect()) {
            return new Migrations(MigrationsIT.class, names).apply(c);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection c = database.connect();
                var s = c.createStatement();
                var rows = s.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    @Test
    void applyingTwiceIsApplyingOnceAndLaterOnesFollow() throws SQLException {
        assertEquals(1, apply(List.of("T001_one")));
        assertEquals(1, apply(BOTH));
        assertEquals(0, apply(BOTH));
        assertEquals("2", text("select count(*) from two"));
    }

    @Test
    void oneThatWasEditedAfterItHadBeenAppliedIsRefused() throws SQLException {
        apply(BOTH);
        try (Connection c = database.connect();
                var s = c.createStatement()) {
            s.execute("update migration set sha256 = 'other' where name = 'T001_one'");
        }
        var error = assertThrows(SQLException.class, () -> apply(BOTH));
        assertTrue(error.getMessage().contains("T001_one"), error.getMessage());
    }

    @Test
    void severalThatStartAtOnceApplyEachOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(() -> apply(BOTH));
            }
            int applied = 0;
            for (Future<Integer> done : threads.invokeAll(starts)) {
                applied += done.get();
            }
            assertEquals(2, applied);
        }
    }

    @Test
    void oneThatFailsLeavesNothingBehindAndTheLockFree() throws SQLException {
        assertThrows(SQLException.class, () -> apply(List.of("T001_one", "T003_broken")));
        assertEquals("null", text("select to_regclass('three')"));
        assertEquals(1, apply(BOTH));
    }
}
