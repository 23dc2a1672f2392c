package datapunk.lake.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateRedisIT {
    @TempDir
    Path home;

    @Test
    void itAnswersOnlyWithThePasswordAndHealsWhenKilled() throws Exception {
        assumeTrue(ServerSearch.ofThisMachine().redis().isPresent(), "no redis-server on this machine");
        try (var redis = PrivateRedis.start(home, ServerSettings.forLake()).orElseThrow()) {
            assertTrue(say(redis, "PING").startsWith("-NOAUTH"));
            assertEquals("+OK", say(redis, "AUTH " + redis.password()));
            Shell.signal(redis.pid(), "KILL");
            assertEquals("+OK", sayUntilAnswered(redis, "AUTH " + redis.password()));
            assertEquals(1, redis.restarts());
        }
    }

    @Test
    void withoutRedisInstalledThereIsNone() {
        var nothing = new ServerSearch(home, Map.of(), program -> "");
        assertTrue(PrivateRedis.start(home, ServerSettings.forLake(), nothing).isEmpty());
    }

    private static String say(PrivateRedis redis, String words) throws IOException {
        try (var socket = new Socket(redis.host(), redis.port())) {
            socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            if (line == null) {
                throw new IOException("no answer");
            }
            return line;
        }
    }

    private static String sayUntilAnswered(PrivateRedis redis, String words) throws IOException {
        long deadline = System.nanoTime() + 15_000_000_000L;
        while (true) {
            try {
                return say(redis, words);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
