package datapunk.lake.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, one private PostgreSQL: it runs as long as one of them does, and no longer. */
class SharedServerIT {
    @TempDir
    static Path home;

    @AfterAll
    static void leaveNothingBehind() {
        PrivatePostgres.stopOrphan(home);
    }

    private static long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void until(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean restarted(long before) {
        try {
            return postmaster() != before
                    && new SharedPostgres(home.resolve("postgres"), ServerSettings.forTests())
                            .answering()
                            .isPresent();
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    @Test
    void theLastToLeaveStopsItAlsoWhenTheFirstWasKilled() throws Exception {
        try (var first = LakeProcess.sharing(home);
                var second = LakeProcess.sharing(home)) {
            String url = first.line("ready")[1];
            assertEquals(url, second.line("ready")[1]);
            long server = postmaster();
            first.kill();
            try (var third = LakeProcess.sharing(home)) {
                assertEquals(url, third.line("ready")[1]);
                assertEquals(server, postmaster(), "it runs on");
                second.stop();
                assertTrue(Living.is(server), "one still uses it");
                Shell.signal(server, "KILL");
                until("whoever is left starts it again", () -> restarted(server));
                long again = postmaster();
                third.stop();
                assertFalse(Living.is(again), "the last one stops it");
            }
        }
    }

    @Test
    void whatStillRunsWhenAllWereKilledIsUsedByTheNext() throws Exception {
        long server;
        try (var only = LakeProcess.sharing(home)) {
            only.line("ready");
            server = postmaster();
            only.kill();
        }
        assertTrue(Living.is(server));
        try (var next = LakeProcess.sharing(home)) {
            next.line("ready");
            assertEquals(server, postmaster());
            Shell.signal(server, "KILL");
            until("it keeps what it took over", () -> restarted(server));
            assertNotEquals(server, postmaster());
            next.stop();
        }
    }

    @Test
    void thoseThatBeginAtTheSameTimeAgreeOnOne(@TempDir Path fresh) throws Exception {
        try (var one = LakeProcess.sharing(fresh);
                var two = LakeProcess.sharing(fresh);
                var three = LakeProcess.sharing(fresh)) {
            String url = one.line("ready")[1];
            assertEquals(url, two.line("ready")[1]);
            assertEquals(url, three.line("ready")[1]);
            one.stop();
            two.stop();
            three.stop();
            assertFalse(Files.exists(fresh.resolve("postgres/data/postmaster.pid")));
        } finally {
            PrivatePostgres.stopOrphan(fresh);
        }
    }
}
