package datapunk.lake.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.formats.Intake.Outcome;
import datapunk.lake.formats.archive.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

final class WalkTest {
    private static final byte[] THREE = Packed.records(3);
    private static final String TAKEOUT = "Takeout/Standortverlauf (Zeitachse)/Irgendwas.dat";

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Partial partial -> partial.why();
            case Outcome.Failed failed -> failed.why();
            case Outcome.Complete _, Outcome.Skipped _ -> throw new AssertionError(outcome);
        };
    }

    private static int count(Visited visited) {
        return visited.all().positions().size();
    }

    private static void assertComplete(Visited visited, String end) {
        assertInstanceOf(Outcome.Complete.class, visited.outcome(end), () -> String.valueOf(visited.outcomes));
    }

    @Test
    void aPlainFileIsReadByWhatIsInIt() {
        Visited visited = Visited.of(THREE);
        assertEquals("google-records", visited.items.getFirst().format());
        assertEquals(new Outcome.Complete(THREE.length), visited.outcome("in.bin"));
        assertEquals(3, count(visited));
        assertEquals(THREE.length, visited.progress.getLast());
    }

    @Test
    void aZipIsEnteredAsAWholeAndThenEntryByEntry() {
        Visited visited =
                Visited.of(Packed.zip("Takeout/", "", TAKEOUT, THREE, "Takeout/photo.jpg", "\u00ff\u00d8\u00ff"));
        assertEquals(
                List.of("in.bin", "in.bin!/" + TAKEOUT, "in.bin!/Takeout/photo.jpg"),
                visited.items.stream().map(Intake.Item::path).toList());
        assertEquals(
                List.of("zip", "google-records", "unknown"),
                visited.items.stream().map(Intake.Item::format).toList());
        assertEquals(THREE.length, visited.items.get(1).bytes());
        assertEquals(new Outcome.Skipped(), visited.outcome("photo.jpg"));
        assertComplete(visited, "in.bin");
        assertEquals(3, count(visited));
    }

    @Test
    void storedEntriesTarAndTgzAndGzipAreReadAlike() {
        assertEquals(3, count(Visited.of(Packed.storedZip(TAKEOUT, THREE))));
        Visited tar = Visited.of(Packed.tar(TAKEOUT, THREE, "empty", ""));
        assertEquals("tar", tar.items.getFirst().format());
        assertEquals(3, count(tar));
        Visited tgz = Visited.of(Packed.gzip(Packed.tar("x".repeat(200) + "/ü.json", THREE)));
        assertEquals("tgz", tgz.items.getFirst().format());
        assertEquals(3, count(tgz));
        Visited gzip = Visited.of(Packed.gzip(THREE));
        assertEquals("in.bin", gzip.items.getFirst().path());
        assertEquals("google-records", gzip.items.getFirst().format());
        assertEquals(3, count(gzip));
        assertComplete(gzip, "in.bin");
    }

    @Test
    void aGzipOfSeveralMembersIsReadToItsEnd() {
        byte[] first = Packed.gzip(Arrays.copyOf(THREE, 100));
        byte[] second = Packed.gzip(Arrays.copyOfRange(THREE, 100, THREE.length));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertEquals(3, count(Visited.of(both)));
    }

    @Test
    void archivesWithinArchivesAreFollowedThreeDeep() {
        byte[] two = Packed.gzip(Packed.tar("b.zip", Packed.zip("c.json", THREE)));
        Visited visited = Visited.of(Packed.zip("a.tgz", two));
        assertEquals("in.bin!/a.tgz!/b.zip!/c.json", visited.items.getLast().path());
        assertEquals(3, count(visited));
        Visited deeper = Visited.of(Packed.zip("x.zip", Packed.zip("a.tgz", two)));
        assertEquals(0, count(deeper));
        assertTrue(why(deeper.outcome("b.zip")).contains("deeper"));
        assertInstanceOf(Outcome.Partial.class, deeper.outcome("in.bin"));
    }

    @Test
    void zip64IsRead() throws IOException {
        var channel = new SeekableInMemoryByteChannel();
        try (var zip = new ZipArchiveOutputStream(channel)) {
            zip.setUseZip64(Zip64Mode.Always);
            zip.putArchiveEntry(new ZipArchiveEntry(TAKEOUT));
            zip.write(THREE);
            zip.closeArchiveEntry();
        }
        Visited visited = Visited.of(Arrays.copyOf(channel.array(), (int) channel.size()));
        assertEquals(3, count(visited));
        assertComplete(visited, "in.bin");
    }

    @Test
    void aTruncatedZipKeepsWhatCameBefore() {
        byte[] zip = Packed.zip("a.json", THREE, "b.json", Packed.records(5000), "c.json", THREE);
        Visited visited = Visited.of(Arrays.copyOf(zip, zip.length / 2));
        assertInstanceOf(Outcome.Complete.class, visited.outcome("a.json"));
        assertInstanceOf(Outcome.Partial.class, visited.outcome("b.json"));
        assertInstanceOf(Outcome.Partial.class, visited.outcome("in.bin"));
        assertTrue(count(visited) > 1000, "kept " + count(visited));
        assertTrue(why(visited.outcome("in.bin")).contains("Download"));
    }

    @Test
    void aZipThatLacksOnlyItsDirectoryGivesAllItsEntriesAndIsPartial() {
        byte[] zip = Packed.zip("a.json", THREE, "b.json", THREE);
        Visited visited = Visited.of(Arrays.copyOf(zip, zip.length - 30));
        assertEquals(6, count(visited));
        assertInstanceOf(Outcome.Partial.class, visited.outcome("in.bin"));
    }

    @Test
    void aCorruptEntryIsPartialAndTheOthersGoOn() {
        byte[] zip = Packed.zip("a.json", THREE, "b.json", Packed.records(5000), "c.json", THREE);
        Arrays.fill(zip, zip.length / 2, zip.length / 2 + 40, (byte) 0xff);
        Visited visited = Visited.of(zip);
        assertInstanceOf(Outcome.Partial.class, visited.outcome("b.json"));
        assertComplete(visited, "a.json");
        assertComplete(visited, "c.json");
        assertTrue(why(visited.outcome("in.bin")).contains("b.json"));
    }

    @Test
    void aWrongChecksumIsTold() {
        byte[] zip = Packed.storedZip("a.json", THREE);
        int digit = new String(zip, StandardCharsets.ISO_8859_1).indexOf("1400000000000");
        zip[digit] = '2';
        Visited visited = Visited.of(zip);
        assertEquals(3, count(visited));
        assertInstanceOf(Outcome.Partial.class, visited.outcome("a.json"));
    }

    @Test
    void aCutTgzKeepsWhatCameBefore() {
        byte[] tgz = Packed.gzip(Packed.tar("a.json", THREE, "b.json", Packed.records(5000)));
        Visited visited = Visited.of(Arrays.copyOf(tgz, tgz.length * 2 / 3));
        assertComplete(visited, "a.json");
        assertInstanceOf(Outcome.Partial.class, visited.outcome("b.json"));
        assertInstanceOf(Outcome.Partial.class, visited.outcome("in.bin"));
        assertTrue(count(visited) > 1000);
    }

    @Test
    void namesThatClimbOutAreRefusedAndTheOthersRead() {
        for (String name : List.of("../../etc/passwd", "/etc/passwd", "a/../../b", "C:\\x\\y", "..\\up")) {
            Visited visited = Visited.of(Packed.zip(name, THREE, "good.json", THREE));
            assertEquals(3, count(visited), name);
            Intake.Item refused = visited.items.stream()
                    .filter(i -> i.format().equals("unknown"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(refused.message().orElseThrow().contains("outside"), name);
            assertTrue(why(visited.outcome(refused.path())).contains("outside"), name);
            assertInstanceOf(Outcome.Partial.class, visited.outcome("in.bin"));
        }
    }

    @Test
    void linksAndDevicesAreRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("device", TarArchiveEntry.LF_CHR));
            tar.closeArchiveEntry();
        }
        Visited tar = Visited.of(bytes.toByteArray());
        assertTrue(why(tar.outcome("link")).contains("link"));
        assertTrue(why(tar.outcome("device")).contains("device"));

        var channel = new SeekableInMemoryByteChannel();
        try (var zip = new ZipArchiveOutputStream(channel)) {
            var link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write(Packed.text("/etc/passwd"));
            zip.closeArchiveEntry();
        }
        assertTrue(why(Visited.of(Arrays.copyOf(channel.array(), (int) channel.size()))
                        .outcome("link"))
                .contains("link"));
    }

    @Test
    void anEncryptedEntrySaysSo() {
        byte[] zip = Packed.zip("a.json", THREE);
        zip[6] |= 1;
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[directory + 8] |= 1;
        assertTrue(why(Visited.of(zip).outcome("a.json")).contains("encrypted"));
    }

    @Test
    void bombsAreStopped() {
        byte[] zeros = Packed.text("{\"locations\":[{\"latitudeE7\":1" + " ".repeat(2_000_000) + "}]}");
        var ratio = new Walk(Readers.standard(), new Limits(3, 100, 1L << 40, 100, 100_000));
        Visited bomb = new Visited().walk(ratio, Packed.zip("a.json", zeros, "b.json", THREE));
        assertTrue(why(bomb.outcome("a.json")).contains("bomb"));
        assertInstanceOf(Outcome.Partial.class, bomb.outcome("in.bin"));
        assertTrue(why(new Visited().walk(ratio, Packed.gzip(zeros)).outcome("in.bin"))
                .contains("bomb"));

        var bytes = new Walk(Readers.standard(), new Limits(3, 100, 100_000, 1000, 1L << 40));
        assertTrue(why(new Visited().walk(bytes, Packed.zip("a.json", zeros)).outcome("a.json"))
                .contains("100,000"));

        var entries = new Walk(Readers.standard(), new Limits(3, 2, 1L << 40, 1000, 1L << 40));
        byte[] many = Packed.zip("a", THREE, "b", THREE, "c", THREE, "d", THREE);
        assertEquals(6, count(new Visited().walk(entries, many)));
        assertTrue(why(new Visited().walk(entries, many).outcome("in.bin")).contains("more than 2 entries"));
        byte[] tar = Packed.tar("a", THREE, "b", THREE, "c", THREE);
        assertTrue(why(new Visited().walk(entries, tar).outcome("in.bin")).contains("more than 2 entries"));
    }

    @Test
    void whatTheIntakeDoesNotWantIsNotRead() {
        byte[] zip = Packed.zip("a.json", THREE, "b.json", THREE);
        var notA = new Visited(item -> !item.path().endsWith("a.json"));
        notA.walk(new Walk(Readers.standard()), zip);
        assertEquals(new Outcome.Skipped(), notA.outcome("a.json"));
        assertEquals(3, count(notA));
        var known = new Visited(item -> false);
        known.walk(new Walk(Readers.standard()), zip);
        assertEquals(1, known.items.size());
        assertEquals(new Outcome.Skipped(), known.outcome("in.bin"));
    }

    @Test
    void progressIsInBytesOfTheOuterFileAndNeverGoesBack() {
        byte[] zip = Packed.storedZip("a.json", Packed.records(40_000), "b.json", Packed.records(40_000));
        Visited visited = Visited.of(zip);
        assertTrue(visited.progress.size() > 4);
        assertEquals(visited.progress.stream().sorted().toList(), visited.progress);
        assertEquals(zip.length, visited.progress.getLast());
    }

    @Test
    void whatNobodyReadsIsNamedInASentence() {
        assertTold("", "empty");
        assertTold("%PDF-1.7", "PDF");
        assertTold("\u00ff\u00d8\u00ff\u00e0", "JPEG");
        assertTold("\0\0\0\u0018ftypheic", "image");
        assertTold("<!DOCTYPE html><html><title>Google Data Export Archive Contents</title>", "index page");
        assertTold("<!doctype html><div class='outer-cell mdl-cell'>", "My Activity");
        assertTold("{}", "empty JSON");
        assertTold("[ ]", "empty JSON");
        assertTold("\"latitudeE7\": 1 }, {", "piece of JSON");
        assertTold("Your Timeline backups are encrypted", "encrypted");
        assertTold("{\"a\":1}", "JSON");
        assertTold("[{\"placeUrl\":\"x\",\"selectedChoice\":\"y\"}]", "Google Maps");
        assertTold("<?xml version='1.0'?><kml/>", "KML");
        assertTold("$GPGGA,1,2\n", "NMEA");
        assertTold("<HealthData>", "Apple Health");
        assertTold("a;b\n1;2\n", "CSV");
        assertTold("BEGIN:VCALENDAR\n", "calendar");
        assertTold("\0\0\0\1Bud1\0", "DS_Store");
        assertTold("hello", "text");
        assertTold("\1\2\3\0\4", "binary");
    }

    private static void assertTold(String latin1, String word) {
        Visited visited = Visited.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("unknown", visited.items.getFirst().format());
        String why = why(visited.outcome("in.bin"));
        assertTrue(why.contains(word) && why.contains("Expected"), why);
        assertEquals(why, visited.items.getFirst().message().orElseThrow());
    }

    @Test
    void aZipWithoutEntriesFailsWithASentence() {
        assertTrue(
                why(Visited.of(Packed.text("PK\u0003\u0004")).outcome("in.bin")).contains("no entry"));
        assertTrue(why(Visited.of(Packed.zip()).outcome("in.bin")).contains("no entry"));
    }
}
