package datapunk.lake.cache.desk;

import datapunk.lake.cache.region.Level;
import datapunk.lake.cache.region.RegionConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code lake.cache.*}. A setting that cannot be never stops anything: its default is taken, and a notice names
 * its key.
 */
public final class CacheSettings {
    private static final String PREFIX = "lake.cache.";
    private static final String WARMING = PREFIX + "warming";
    private static final String LOG = PREFIX + "log";
    /** As the settings were before there were regions. */
    private static final String ALL_BYTES = PREFIX + "bytes";

    private static final List<String> FIELDS =
            List.of("policy", "bytes", "ttl", "level", "redis", "warming", "staging");
    private static final Pattern SIZE = Pattern.compile("(-?[0-9]{1,12})([kmgKMG]?)");
    private static final Pattern TIME = Pattern.compile("(-?[0-9]{1,9})([smhd]?)");

    private final Map<String, RegionConfig> regions = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private boolean warming = true;
    private RequestLogging log = RequestLogging.OFF;

    /** Reads them. @param memory bytes this process may use */
    public CacheSettings(Map<String, String> settings, long memory) {
        defaults().forEach(region -> regions.put(region.name(), region));
        new TreeMap<>(settings).forEach((key, value) -> take(key, value.strip()));
        long wanted = regions.values().stream().mapToLong(RegionConfig::bytes).sum();
        if (wanted > most(memory)) {
            notices.add("lake.cache.tiles.bytes and lake.cache.queries.bytes must together stay below three quarters of"
                    + " the memory of this process (" + most(memory) + " bytes), not " + wanted
                    + "; the defaults are used.");
            defaults()
                    .forEach(region -> regions.computeIfPresent(
                            region.name(),
                            (name, set) -> set.withBytes(Math.clamp(memory / 8, RegionConfig.LEAST, region.bytes()))));
        }
    }

    /** Bytes that all regions together may take. @param memory bytes this process may use */
    static long most(long memory) {
        return memory / 4 * 3;
    }

    /** The regions as they are when nothing is said. */
    public static List<RegionConfig> defaults() {
        return List.of(RegionConfig.of(KeptAnswers.TILES, 32 << 20), RegionConfig.of(KeptAnswers.QUERIES, 16 << 20));
    }

    /** Settings of all regions. */
    public List<RegionConfig> regions() {
        return List.copyOf(regions.values());
    }

    /** Whether answers are loaded before anybody asks. */
    public boolean warming() {
        return warming;
    }

    /** Whether and how requests are logged. */
    public RequestLogging log() {
        return log;
    }

    /** Sentences about what was not taken. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    private void take(String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        try {
            if (key.equals(WARMING)) {
                warming = flag(key, value);
            } else if (key.equals(LOG)) {
                log = RequestLogging.of(value)
                        .orElseThrow(() -> wrong(key, "must be one of " + RequestLogging.known(), value));
            } else if (key.equals(ALL_BYTES)) {
                notices.add(ALL_BYTES + " is no longer a setting; set lake.cache.tiles.bytes and"
                        + " lake.cache.queries.bytes instead. Their defaults are used.");
            } else {
                region(key, value);
            }
        } catch (IllegalArgumentException e) {
            notices.add(e.getMessage() + " The default is used.");
        }
    }

    private void region(String key, String value) {
        String[] parts = key.substring(PREFIX.length()).split("\\.", -1);
        if (!regions.containsKey(parts[0])) {
            notices.add(key + " names a region that does not exist; there are " + String.join(", ", regions.keySet())
                    + ". It is passed over.");
            return;
        }
        if (parts.length != 2 || !FIELDS.contains(parts[1])) {
            notices.add(key + " is no setting of a region; there are " + String.join(", ", FIELDS)
                    + ". It is passed over.");
            return;
        }
        UnaryOperator<RegionConfig> change = change(key, parts[1], value);
        regions.computeIfPresent(parts[0], (name, region) -> change.apply(region));
    }

    private static UnaryOperator<RegionConfig> change(String key, String field, String value) {
        return switch (field) {
            case "policy" -> region -> region.withPolicy(value);
            case "bytes" -> {
                long bytes = size(key, value);
                yield region -> region.withBytes(bytes);
            }
            case "ttl" -> {
                Duration ttl = time(key, value);
                yield region -> region.withTtl(ttl);
            }
            case "level" -> {
                Level level = Level.of(value).orElseThrow(() -> wrong(key, "must be one of " + Level.known(), value));
                yield region -> region.withLevel(level);
            }
            case "staging" -> {
                double share = share(key, value);
                yield region -> region.withStaging(share);
            }
            case "redis" -> {
                boolean on = flag(key, value);
                yield region -> region.withRedis(on);
            }
            default -> {
                boolean on = flag(key, value);
                yield region -> region.withWarming(on);
            }
        };
    }

    private static IllegalArgumentException wrong(String key, String must, String value) {
        return new IllegalArgumentException(key + " " + must + ", not \"" + value + "\".");
    }

    private static boolean flag(String key, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "must be true or false", value);
        };
    }

    private static long size(String key, String value) {
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw wrong(key, "must be a number of bytes such as 32m", value);
        }
        int shift = switch (size.group(2)) {
            case "k", "K" -> 10;
            case "m", "M" -> 20;
            case "g", "G" -> 30;
            default -> 0;
        };
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << shift);
        } catch (ArithmeticException e) {
            throw wrong(key, "must be at most 64g", value);
        }
    }

    private static Duration time(String key, String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw wrong(key, "must be a time such as 90s, 10m, 6h or 1d, or 0 for no limit", value);
        }
        long n = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            case "d" -> Duration.ofDays(n);
            default -> Duration.ofSeconds(n);
        };
    }

    private static double share(String key, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw wrong(key, "must be a share such as 0.1", value);
        }
    }
}
