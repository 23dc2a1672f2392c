package datapunk.lake.cache.tier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The Lua scripts kept beside this class. They are sent whole each time, so that a Redis that has restarted knows them. */
final class Scripts {
    static final String FIND = read("find");
    static final String FILL = read("fill");
    static final String RELEASE = read("release");
    static final String MERGE = read("merge");
    static final String CORRECT = read("correct");

    private Scripts() {}

    private static String read(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("no " + name + ".lua beside " + Scripts.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
