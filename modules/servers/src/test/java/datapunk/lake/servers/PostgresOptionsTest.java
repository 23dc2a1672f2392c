package datapunk.lake.servers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresOptionsTest {
    @Test
    void aLakeIsAlwaysDurable() {
        List<String> words = PostgresOptions.of(ServerSettings.forLake(), 5000, true);
        assertTrue(
                words.containsAll(List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on")),
                words.toString());
    }

    @Test
    void throwAwayServersDoNotWaitForTheDisk() {
        assertTrue(PostgresOptions.of(ServerSettings.forTests(), 5000, true).contains("fsync=off"));
    }

    @Test
    void buffersTakeAQuarterOfTheMemoryAndAtMostAGigabyte() {
        assertTrue(of(512L << 20).contains("shared_buffers=128MB"));
        assertTrue(of(3L << 30).contains("shared_buffers=768MB"));
        assertTrue(of(64L << 30).contains("shared_buffers=1024MB"));
    }

    @Test
    void readAheadIsAskedForOnLinuxOnly() {
        var settings = new ServerSettings(true, 1L << 30, 50, 256);
        assertTrue(PostgresOptions.of(settings, 1, true).contains("effective_io_concurrency=200"));
        assertFalse(PostgresOptions.of(settings, 1, false).contains("effective_io_concurrency=200"));
    }

    @Test
    void aWrongSettingNamesItsKey() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> new ServerSettings(true, 1L << 30, 2, 256));
        assertTrue(wrong.getMessage().contains("lake.servers.connections"));
    }

    private static List<String> of(long memory) {
        return PostgresOptions.of(new ServerSettings(true, memory, 50, 256), 1, true);
    }
}
