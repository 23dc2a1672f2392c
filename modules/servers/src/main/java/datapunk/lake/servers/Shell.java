package datapunk.lake.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Short commands run to their end. Call it from platform threads. */
final class Shell {
    private Shell() {}

    /** What a command printed (both streams) and how it ended; 127 when it could not be started. */
    record Result(int status, String output) {
        boolean ok() {
            return status == 0;
        }
    }

    static Result run(List<String> command) {
        try {
            Process process = withoutServerVariables(new ProcessBuilder(command))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            try (var in = process.getInputStream()) {
                String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), output.strip());
            }
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while running " + command.getFirst() + ".", e);
        }
    }

    static Result run(String... command) {
        return run(List.of(command));
    }

    /** Sends a signal by name (`INT`, `QUIT`, `TERM`); the shell's own kill is there even without procps. */
    static void signal(long pid, String name) {
        run("sh", "-c", "kill -" + name + " " + pid);
    }

    /** Takes away variables which would steer the server's tools (PGDATA, PGPORT, ...). */
    static ProcessBuilder withoutServerVariables(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LAKE_"));
        return builder;
    }
}
