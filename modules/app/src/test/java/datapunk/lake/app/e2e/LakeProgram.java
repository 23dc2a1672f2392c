package datapunk.lake.app.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.run.Presence;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The program as a person runs it: a process of its own for every command, over one data folder. */
final class LakeProgram implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Path data;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> started = new ArrayList<>();

    /** Over a data folder, a database and no Redis. */
    LakeProgram(Path data, String databaseUrl) {
        this.data = data;
        environment.put("LAKE_DATA", data.toString());
        environment.put("LAKE_PORT", "0");
        environment.put("LAKE_DATABASE_URL", databaseUrl);
        environment.put("LAKE_REDIS_URL", LakeUnderTest.NO_REDIS);
    }

    /** Over a data folder with a PostgreSQL and a Redis of its own. */
    static LakeProgram alone(Path data) {
        var program = new LakeProgram(data, "");
        program.environment.remove("LAKE_DATABASE_URL");
        program.environment.remove("LAKE_REDIS_URL");
        return program;
    }

    /** What a command said. */
    record Answer(int code, String out, String err) {
        /** The last line of standard output as JSON. */
        JsonObject json() {
            return new JsonObject(out.strip().lines().toList().getLast());
        }
    }

    /** The same with another variable in its environment. */
    LakeProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a command to its end. */
    Answer run(String... words) {
        try {
            Path folder = Files.createDirectories(data.resolveSibling(data.getFileName() + "-said"));
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = builder(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            started.add(process);
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "no end of " + List.of(words));
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts serving; returns when the lake answers. @param more words after {@code up} */
    Up up(String... more) {
        try {
            Path folder = Files.createDirectories(data.resolveSibling(data.getFileName() + "-said"));
            Path out = Files.createTempFile(folder, "up", ".txt");
            List<String> words = new ArrayList<>(List.of("up"));
            words.addAll(List.of(more));
            Process process = builder(words.toArray(new String[0]))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            started.add(process);
            Presence presence = Await.some("the lake answers", () -> {
                assertTrue(process.isAlive(), () -> "the lake ended at its start: " + text(out));
                return Presence.all(data).stream()
                        .filter(p -> p.pid() == process.pid())
                        .findFirst();
            });
            return new Up(process, presence, new LakeClient(presence.port(), presence.key()), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lake that runs on the data folder, if any. */
    Optional<Presence> presence() {
        return Presence.of(data);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A lake that serves. */
    record Up(Process process, Presence presence, LakeClient client, Path said) implements AutoCloseable {
        /** kill -9, after letting it run on for a while. */
        void killAfter(long millis) {
            try {
                assertTrue(millis <= 0 || !process.waitFor(millis, TimeUnit.MILLISECONDS), "it ended by itself");
                process.destroyForcibly().waitFor();
                client.close();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** Ends it as `lake stop` does. */
        @Override
        public void close() {
            client.close();
            process.destroy();
            Await.until("the lake has stopped", () -> !process.isAlive());
        }
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "datapunk.lake.app.Main"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(data.getParent().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LAKE_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Kills what is still there. */
    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
