package datapunk.lake.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of settings by key: the environment ({@code lake.database.url} is {@code LAKE_DATABASE_URL}) over
 * configuration files over defaults.
 */
public final class Settings {
    /** Keys that begin so are judged by the room they are for. */
    private static final String FREE = "lake.cache.";

    private final Map<String, String> environment;
    private final List<Properties> files;

    private Settings(Map<String, String> environment, List<Properties> files) {
        this.environment = environment;
        this.files = files;
    }

    /** Settings from this environment alone. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(Map.copyOf(environment), List.of());
    }

    /**
     * The same with a file beneath what is already there; a file that does not exist says nothing.
     *
     * @throws ConfigException when it cannot be read or names a key that does not exist
     */
    public Settings with(Path file) {
        if (!Files.exists(file)) {
            return this;
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException(file + " cannot be read: " + e.getMessage());
        }
        for (String key : properties.stringPropertyNames()) {
            if (Setting.of(key).isEmpty() && !key.startsWith(FREE)) {
                throw new ConfigException("There is no setting " + key + " (in " + file + "). Known are: "
                        + String.join(", ", Setting.keys()) + ".");
            }
        }
        List<Properties> more = new ArrayList<>(files);
        more.add(properties);
        return new Settings(environment, more);
    }

    /** All values whose key begins so, by key. */
    public Map<String, String> beneath(String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (Properties file : files.reversed()) {
            file.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(prefix))
                    .forEach(key -> found.put(key, file.getProperty(key)));
        }
        environment.forEach((variable, value) -> {
            String key = variable.toLowerCase(Locale.ROOT).replace('_', '.');
            if (key.startsWith(prefix) && variable.equals(variable.toUpperCase(Locale.ROOT))) {
                found.put(key, value);
            }
        });
        return found;
    }

    /** The value of a setting, or its default; empty text counts as absent. */
    public Optional<String> text(Setting setting) {
        @Nullable String value = environment.get(setting.variable());
        for (Properties file : files) {
            value = value == null ? file.getProperty(setting.key()) : value;
        }
        return Optional.ofNullable(value == null ? setting.fallback() : value.strip())
                .filter(text -> !text.isEmpty());
    }

    /**
     * A whole number; {@code k}, {@code m} and {@code g} after it mean KiB, MiB and GiB.
     *
     * @throws ConfigException when it is none or out of range
     */
    public long number(Setting setting, long least, long most) {
        String text = text(setting).orElse("");
        long unit = switch (text.isEmpty() ? ' ' : Character.toLowerCase(text.charAt(text.length() - 1))) {
            case 'k' -> 1L << 10;
            case 'm' -> 1L << 20;
            case 'g' -> 1L << 30;
            default -> 1;
        };
        String digits = unit == 1 ? text : text.substring(0, text.length() - 1);
        if (!digits.matches("[0-9]{1,12}")) {
            throw new ConfigException(setting.key() + " must be a whole number, not \"" + text + "\".");
        }
        long value = Long.parseLong(digits) * unit;
        if (value < least || value > most) {
            throw new ConfigException(
                    setting.key() + " must lie between " + least + " and " + most + ", not " + value + ".");
        }
        return value;
    }

    /**
     * Yes or no.
     *
     * @throws ConfigException when it is neither true nor false
     */
    public boolean flag(Setting setting) {
        String text = text(setting).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new ConfigException(setting.key() + " must be true or false, not \"" + text + "\".");
        }
        return text.equals("true");
    }
}
