package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one private PostgreSQL: `data`, `secret`, `port`, `server.log`, `lock`. */
final class PostgresFolder {
    private final Path folder;

    PostgresFolder(Path folder) {
        this.folder = folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path portFile() {
        return folder.resolve("port");
    }

    String secret() throws IOException {
        return Secret.in(folder.resolve("secret"));
    }

    Account account() throws IOException {
        return Account.of(folder, data());
    }

    boolean isNew() {
        return !Files.exists(data());
    }

    /** The installation which fits the data: the same major version, or the newest for a new folder. */
    ServerSearch.Postgres installation(ServerSearch search) throws IOException {
        if (isNew()) {
            return search.newest().orElseThrow(() -> missing(search));
        }
        Path version = data().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw new ServerException(
                    data() + " is not a PostgreSQL data folder; move it away and start the lake again.");
        }
        int major = Integer.parseInt(Files.readString(version).strip());
        return search.ofMajor(major)
                .orElseThrow(() -> new ServerException(
                        "The data in " + data() + " belongs to PostgreSQL " + major
                                + ", which is not installed here with PostGIS.",
                        "apt-get install postgresql-" + major + " postgresql-" + major + "-postgis-3"));
    }

    /** Makes the data folder beside its place and renames it, since initdb alone is not atomic. */
    Optional<Step> create(ServerSearch.Postgres postgres, Account account, ServerSettings settings) throws IOException {
        if (!isNew()) {
            return Optional.empty();
        }
        long started = System.nanoTime();
        Path fresh = folder.resolve("data.new");
        Path password = folder.resolve("password");
        Shell.run("rm", "-rf", fresh.toString());
        Secret.writePrivately(password, secret() + "\n");
        account.give(password);
        try {
            Shell.Result made = Shell.run(initdb(postgres, account, fresh, password, settings));
            if (!made.ok()) {
                throw new ServerException("initdb could not make " + fresh + ": " + made.output());
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(Step.since("initdb", started));
    }

    /** The server that runs in this folder. */
    Optional<ProcessHandle> running() throws IOException {
        return Orphan.find(data().resolve("postmaster.pid"), data());
    }

    /** Stops a server which a killed lake left behind in this folder. */
    Optional<Step> stopOrphan() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        Optional<Step> stopped = Orphan.stop(pidFile, data(), List.of("INT", "QUIT"));
        Orphan.clearStale(pidFile, data());
        return stopped;
    }

    private static List<String> initdb(
            ServerSearch.Postgres postgres, Account account, Path fresh, Path password, ServerSettings settings) {
        var words = new ArrayList<>(account.command(
                postgres.bin().resolve("initdb"),
                "-D",
                fresh.toString(),
                "-U",
                PrivatePostgres.USER,
                "--pwfile=" + password,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=" + (Files.isDirectory(Path.of("/proc")) ? "C.UTF-8" : "C"),
                "--data-checksums",
                "--no-instructions"));
        if (!settings.durable()) {
            words.add("--no-sync");
        }
        return words;
    }

    private static ServerException missing(ServerSearch search) {
        ServerSearch.Finding finding = search.findings().getFirst();
        return new ServerException(finding.sentence(), finding.mend());
    }
}
