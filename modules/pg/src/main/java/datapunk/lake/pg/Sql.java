package datapunk.lake.pg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Statements kept as {@code .sql} files beside the class that uses them, loaded once by name. */
public final class Sql {
    private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

    private Sql() {}

    /**
     * The text of {@code name.sql} in the package of {@code beside}.
     *
     * @throws IllegalStateException when there is no such file: a mistake of the build
     */
    public static String of(Class<?> beside, String name) {
        return LOADED.computeIfAbsent(beside.getPackageName() + "/" + name, key -> read(beside, name + ".sql"));
    }

    private static String read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
