package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for the servers installed on this machine; starts nothing but `postgres -V` and `redis-server -v`. */
public final class ServerSearch {
    /** Environment variable naming the folder of PostgreSQL's programs to be used instead of those found. */
    public static final String PG_BIN = "LAKE_PG_BIN";

    private static final Pattern VERSION = Pattern.compile("(?:PostgreSQL\\)|v=) ?([0-9]+(?:\\.[0-9]+)*)");
    private static final List<String> NESTS =
            List.of("usr/lib/postgresql", "usr/local/opt", "opt/homebrew/opt", "Library/PostgreSQL");
    private static final List<String> PLAIN = List.of("usr/bin", "usr/local/bin", "usr/local/pgsql/bin");

    private final Path root;
    private final Map<String, String> environment;
    private final Function<Path, String> version;

    /**
     * A search under a root folder.
     *
     * @param version what a program prints when asked for its version
     */
    ServerSearch(Path root, Map<String, String> environment, Function<Path, String> version) {
        this.root = root;
        this.environment = Map.copyOf(environment);
        this.version = version;
    }

    /** A search of this machine. */
    public static ServerSearch ofThisMachine() {
        return new ServerSearch(
                Path.of("/"),
                System.getenv(),
                program -> Shell.run(
                                program.toString(),
                                program.getFileName().toString().equals("postgres") ? "-V" : "-v")
                        .output());
    }

    /** A PostgreSQL installation: the folder of its programs, its version, and whether PostGIS is there for it. */
    public record Postgres(Path bin, String version, boolean postgis) {
        /** Major version, the number before the first dot. */
        public int major() {
            return Integer.parseInt(version.split("\\.", 2)[0]);
        }
    }

    /** A Redis (or Valkey) server program and its version. */
    public record Redis(Path program, String version) {}

    /** What `lake doctor` says about one server: whether it will do, a sentence, and the command which mends it (or empty). */
    public record Finding(String what, boolean fit, String sentence, String mend) {}

    /** Every PostgreSQL found, newest first; only the one named by {@link #PG_BIN} when that is set. */
    public List<Postgres> postgres() {
        String forced = environment.getOrDefault(PG_BIN, "");
        List<Path> bins = forced.isEmpty() ? bins() : List.of(Path.of(forced));
        return bins.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("postgres")) && Files.isExecutable(bin.resolve("initdb")))
                .flatMap(bin -> versionOf(bin.resolve("postgres")).stream()
                        .map(found -> new Postgres(bin, found, hasPostgis(bin, found))))
                .sorted(Comparator.comparingInt(Postgres::major).reversed())
                .toList();
    }

    /** The newest PostgreSQL with PostGIS. */
    public Optional<Postgres> newest() {
        return postgres().stream().filter(Postgres::postgis).findFirst();
    }

    /** A PostgreSQL with PostGIS of just this major version, for data which was made by it. */
    public Optional<Postgres> ofMajor(int major) {
        return postgres().stream()
                .filter(found -> found.postgis() && found.major() == major)
                .findFirst();
    }

    /** The Redis server program. */
    public Optional<Redis> redis() {
        for (String folder : List.of("usr/bin", "usr/local/bin", "opt/homebrew/bin", "usr/sbin")) {
            for (String name : List.of("redis-server", "valkey-server")) {
                Path program = root.resolve(folder).resolve(name);
                if (Files.isExecutable(program)) {
                    Optional<String> found = versionOf(program);
                    if (found.isPresent()) {
                        return Optional.of(new Redis(program, found.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The findings for both servers, in words. */
    public List<Finding> findings() {
        return List.of(postgresFinding(), redisFinding());
    }

    private Finding postgresFinding() {
        Optional<Postgres> fit = newest();
        if (fit.isPresent()) {
            Postgres found = fit.get();
            String sentence = "PostgreSQL " + found.version() + " with PostGIS in " + found.bin() + ".";
            return new Finding("postgresql", true, sentence, "");
        }
        List<Postgres> all = postgres();
        if (!all.isEmpty()) {
            Postgres found = all.getFirst();
            String sentence = "PostgreSQL " + found.version() + " in " + found.bin() + " has no PostGIS.";
            return new Finding(
                    "postgresql", false, sentence, "apt-get install postgresql-" + found.major() + "-postgis-3");
        }
        if (!environment.getOrDefault(PG_BIN, "").isEmpty()) {
            String sentence = PG_BIN + " is " + environment.get(PG_BIN) + ", where postgres and initdb are not.";
            return new Finding("postgresql", false, sentence, "unset " + PG_BIN);
        }
        String sentence = "No PostgreSQL server was found on this machine.";
        return new Finding("postgresql", false, sentence, installPostgres());
    }

    private Finding redisFinding() {
        return redis().map(found ->
                        new Finding("redis", true, "Redis " + found.version() + " at " + found.program() + ".", ""))
                .orElseGet(() -> new Finding(
                        "redis",
                        false,
                        "No redis-server was found; the lake runs without it, with its cache in memory only.",
                        "apt-get install redis-server"));
    }

    /** The command which installs what a lake needs of PostgreSQL. */
    static String installPostgres() {
        return "apt-get install postgresql postgresql-postgis";
    }

    private List<Path> bins() {
        var found = new ArrayList<Path>();
        for (String nest : NESTS) {
            Path folder = root.resolve(nest);
            if (Files.isDirectory(folder)) {
                try (var inside = Files.list(folder)) {
                    inside.map(version -> version.resolve("bin")).forEach(found::add);
                } catch (IOException e) {
                    continue; // a folder we may not read holds no server we may run
                }
            }
        }
        PLAIN.forEach(plain -> found.add(root.resolve(plain)));
        return found;
    }

    private Optional<String> versionOf(Path program) {
        Matcher matcher = VERSION.matcher(version.apply(program));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private boolean hasPostgis(Path bin, String found) {
        String major = found.split("\\.", 2)[0];
        return java.util.stream.Stream.of(
                        root.resolve("usr/share/postgresql/" + major),
                        root.resolve("usr/share/postgresql"),
                        root.resolve("usr/share/pgsql"),
                        bin.resolve("../share/postgresql"),
                        bin.resolve("../share/postgresql@" + major),
                        bin.resolve("../share/postgresql/" + major),
                        bin.resolve("../share"))
                .anyMatch(share -> Files.exists(share.resolve("extension/postgis.control")));
    }
}
