package datapunk.lake.servers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LivingTest {
    @Test
    void oneWhoWorksLivesUntilHeEnds() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            assertTrue(Living.is(process.pid()));
            assertFalse(Living.endsWithin(process.pid(), 40));
        } finally {
            process.destroyForcibly();
        }
        assertTrue(Living.endsWithin(process.pid(), 10_000));
        assertFalse(Living.is(process.pid()));
    }

    /** The shell becomes a sleep, which never buries the child it has inherited. */
    @Test
    void aDeadOneWhomNobodyBuriesIsDead() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try (var out = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long child = Long.parseLong(out.readLine().strip());
            assertTrue(Living.endsWithin(child, 10_000));
            if (Files.isDirectory(Path.of("/proc/self"))) {
                assertTrue(Files.exists(Path.of("/proc", Long.toString(child))), "it lies there still");
            }
        } finally {
            parent.destroyForcibly();
        }
    }
}
