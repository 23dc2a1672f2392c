package datapunk.lake.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws that hold for whatever bytes a reader or a walk is given. */
final class ReaderProperties {
    private static final int MUTATIONS = 2000;
    private static final int ARCHIVES = 500;
    private static final Readers READERS = Readers.standard();
    private static final long SEED = 20_240_229;

    private static final String RECORDS = """
            {"locations": [{"latitudeE7": 525121303, "longitudeE7": 134309551, "accuracy": 25, "altitude": 1.5e1,
              "activity": [{"activity": [{"type": "STILL", "confidence": 100, "extra": [{"a": "\\u00e9"}]}],
              "timestamp": "2013-04-15T06:34:36.153Z"}], "source": "GPS", "deviceTag": -335552189,
              "locationMetadata": [{"wifiScan": {"accessPoints": [{"mac": "1"}]}}], "inferredLocation": [{"a": null}],
              "timestamp": "2013-04-15T06:31:26.860Z"}, {"timestampMs": "1355581289460", "latitudeE7": "4200000000",
              "longitudeE7": 1, "note": "x\\n\\ud83d\\ude00 é"}], "other": {"a": [true, false, null, -1.5E-3]}}
            """;
    private static final String GPX = """
            <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE gpx [<!ENTITY x "y">]><!-- c -->
            <gpx version="1.1"><metadata><time>2020-01-01T00:00:00Z</time></metadata>
            <wpt lat="1" lon="2"><name><![CDATA[a & b]]></name></wpt><rte><rtept lat="1" lon="2"/></rte>
            <trk><name>n &amp; m &#x151;</name><trkseg><trkpt lat="1.5" lon="-2.5"><ele>3</ele>
            <time>2020-01-01T00:00:00Z</time><extensions><t:e><t:hr>99</t:hr></t:e></extensions></trkpt>
            <trkpt lat="1.5" lon="-2.5"/></trkseg></trk></gpx>
            """;
    private static final String SETTINGS = """
            {"modifiedTime": "2020-01-01T00:00:00Z", "deviceSettings": [{"deviceTag": 1, "devicePrettyName": "é"},
             {"deviceTag": "2", "deviceSpec": {"a": [1]}}]}
            """;

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] b = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(b.length);
            switch (random.nextInt(6)) {
                case 0 -> b[at] = (byte) random.nextInt(256);
                case 1 -> b[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> b = Arrays.copyOf(b, Math.max(1, at));
                case 3 -> b[at] = (byte) "\"\\{}[]<>&,:0-9 e".charAt(random.nextInt(16));
                case 4 -> {
                    int n = Math.min(random.nextInt(40), b.length - at);
                    System.arraycopy(b, at, b, random.nextInt(b.length - n + 1), n);
                }
                default -> {
                    byte[] twice = Arrays.copyOf(b, b.length + at);
                    System.arraycopy(b, 0, twice, b.length, at);
                    b = twice;
                }
            }
        }
        return b;
    }

    @Test
    void noMutationOfAFileMakesAReaderThrow() {
        for (String text : List.of(RECORDS, GPX, SETTINGS)) {
            byte[] whole = Packed.text(text);
            Reader reader = READERS.of(new Head(whole)).orElseThrow();
            var random = new Random(SEED);
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                for (int i = 0; i < MUTATIONS; i++) {
                    byte[] bytes = mutated(whole, random);
                    READERS.all().forEach(r -> r.certainty(new Head(bytes)));
                    reader.read(new ByteArrayInputStream(bytes), new Collected());
                }
            });
        }
    }

    @Test
    void noMutationOfAnArchiveMakesAWalkThrow() {
        byte[] inner = Packed.zip("a.json", RECORDS, "b.gpx", GPX);
        List<byte[]> archives = List.of(
                Packed.zip("a.json", RECORDS, "inner.zip", inner, "photo", "x"),
                Packed.gzip(Packed.tar("a.json", RECORDS, "inner.zip", inner)),
                Packed.tar("a.json", RECORDS, "b.gpx.gz", Packed.gzip(Packed.text(GPX))));
        var random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < ARCHIVES; i++) {
                Visited visited = Visited.of(mutated(archives.get(i % archives.size()), random));
                assertEquals(visited.items.size(), visited.left, "everything entered is left");
            }
        });
    }

    @Test
    void howTheBytesArriveChangesNothing() throws IOException {
        var random = new Random(SEED);
        for (byte[] bytes : List.of(Packed.records(6000), Packed.text(RECORDS), Packed.text(GPX))) {
            Reader reader = READERS.of(new Head(Arrays.copyOf(bytes, 2000))).orElseThrow();
            var whole = new Collected();
            reader.read(new ByteArrayInputStream(bytes), whole);
            for (int most : new int[] {1, 7, 1000, 100_000}) {
                var pieces = new Collected();
                reader.read(new Pieces(bytes, most, random), pieces);
                assertEquals(whole.records, pieces.records);
                assertEquals(whole.rejects, pieces.rejects);
                assertEquals(whole.elements, pieces.elements);
            }
        }
    }

    /** Bytes that arrive in pieces of random length. */
    private static final class Pieces extends InputStream {
        private final ByteArrayInputStream in;
        private final int most;
        private final Random random;

        Pieces(byte[] bytes, int most, Random random) {
            this.in = new ByteArrayInputStream(bytes);
            this.most = most;
            this.random = random;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] b, int off, int len) {
            return in.read(b, off, Math.min(len, 1 + random.nextInt(most)));
        }
    }
}
