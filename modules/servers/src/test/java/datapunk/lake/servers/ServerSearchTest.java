package datapunk.lake.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSearchTest {
    @TempDir
    Path root;

    @Test
    void theNewestPostgresWithPostgisIsChosen() throws IOException {
        postgres(14, true);
        postgres(16, true);
        postgres(17, false);
        assertEquals(16, search().newest().orElseThrow().major());
        assertEquals(17, search().postgres().getFirst().major());
    }

    @Test
    void dataOfAnOlderPostgresFindsItsOwnPrograms() throws IOException {
        postgres(14, true);
        postgres(16, true);
        assertEquals("14.3", search().ofMajor(14).orElseThrow().version());
        assertTrue(search().ofMajor(15).isEmpty());
    }

    @Test
    void anEmptyMachineIsToldWhatToInstall() {
        var findings = search().findings();
        assertFalse(findings.get(0).fit());
        assertEquals(
                "apt-get install postgresql postgresql-postgis", findings.get(0).mend());
        assertFalse(findings.get(1).fit());
        assertEquals("apt-get install redis-server", findings.get(1).mend());
    }

    @Test
    void aPostgresWithoutPostgisIsNamedWithTheMissingPackage() throws IOException {
        postgres(17, false);
        var finding = search().findings().getFirst();
        assertTrue(finding.sentence().contains("PostgreSQL 17.3"), finding.sentence());
        assertEquals("apt-get install postgresql-17-postgis-3", finding.mend());
    }

    @Test
    void theVariableOverridesWhatIsFound() throws IOException {
        postgres(16, true);
        Path own = postgres(13, true);
        var forced = new ServerSearch(root, Map.of(ServerSearch.PG_BIN, own.toString()), this::version);
        assertEquals(13, forced.newest().orElseThrow().major());
        var wrong = new ServerSearch(root, Map.of(ServerSearch.PG_BIN, "/nowhere"), this::version);
        assertTrue(wrong.findings().getFirst().sentence().contains("/nowhere"));
    }

    @Test
    void valkeyWillDoForRedis() throws IOException {
        program(root.resolve("usr/bin/valkey-server"));
        assertEquals("8.1.0", search().redis().orElseThrow().version());
    }

    private ServerSearch search() {
        return new ServerSearch(root, Map.of(), this::version);
    }

    private String version(Path program) {
        return program.getFileName().toString().equals("postgres")
                ? "postgres (PostgreSQL) " + program.getParent().getParent().getFileName() + ".3 (Debian)"
                : "Server v=8.1.0 sha=00000000:0 malloc=jemalloc";
    }

    private Path postgres(int major, boolean postgis) throws IOException {
        Path bin = root.resolve("usr/lib/postgresql/" + major + "/bin");
        program(bin.resolve("postgres"));
        program(bin.resolve("initdb"));
        if (postgis) {
            program(root.resolve("usr/share/postgresql/" + major + "/extension/postgis.control"));
        }
        return bin;
    }

    private static void program(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        file.toFile().setExecutable(true);
    }
}
