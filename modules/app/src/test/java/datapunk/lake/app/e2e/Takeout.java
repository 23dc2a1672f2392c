package datapunk.lake.app.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes files as Google does, the same for the same numbers. */
final class Takeout {
    private static final long BEGIN = 1_420_070_400_000L;
    private static final long STEP = 61_007;

    private Takeout() {}

    /** Records of a walk. @param from number of the first @param to number after the last */
    static String records(int from, int to) {
        var json = new StringBuilder((to - from) * 130).append("{\"locations\":[");
        for (int i = from; i < to; i++) {
            json.append(i == from ? "" : ",\n")
                    .append(location(
                            500_000_000 + i * 7919L % 1_000_003,
                            80_000_000 + i * 104_729L % 1_000_003,
                            i % 97,
                            time(i).toString()));
        }
        return json.append("]}").toString();
    }

    /** One location of a Records.json, in E7. */
    static String location(long lat, long lon, int accuracy, String time) {
        return "{\"latitudeE7\":" + lat + ",\"longitudeE7\":" + lon + ",\"accuracy\":" + accuracy
                + ",\"source\":\"WIFI\",\"deviceTag\":1234567,\"timestamp\":\"" + time + "\"}";
    }

    /** A Records.json of these locations. */
    static String records(String... locations) {
        return "{\"locations\":[" + String.join(",\n", locations) + "]}";
    }

    /** Stays and moves, two in an hour. @param n how many of each */
    static String semantic(int month, int n) {
        var json = new StringBuilder("{\"timelineObjects\":[");
        for (int i = 0; i < n; i++) {
            Instant begin = Instant.ofEpochMilli(BEGIN).plusSeconds(month * 2_678_400L + i * 3600L);
            json.append(i == 0 ? "" : ",\n")
                    .append("{\"placeVisit\":{\"location\":{\"latitudeE7\":")
                    .append(500_000_000 + i * 7919)
                    .append(",\"longitudeE7\":80000000,\"placeId\":\"p")
                    .append(i % 50)
                    .append("\",\"name\":\"Place ")
                    .append(i % 50)
                    .append("\"},\"duration\":{\"startTimestamp\":\"")
                    .append(begin)
                    .append("\",\"endTimestamp\":\"")
                    .append(begin.plusSeconds(1700))
                    .append(
                            "\"}}},\n{\"activitySegment\":{\"startLocation\":{\"latitudeE7\":500000000,\"longitudeE7\":")
                    .append(80_000_000 + i * 104_729)
                    .append("},\"endLocation\":{\"latitudeE7\":500100000,\"longitudeE7\":80100000},\"duration\":{")
                    .append("\"startTimestamp\":\"")
                    .append(begin.plusSeconds(1700))
                    .append("\",\"endTimestamp\":\"")
                    .append(begin.plusSeconds(3600))
                    .append("\"},\"distance\":1200,\"activityType\":\"WALKING\"}}");
        }
        return json.append("]}").toString();
    }

    private static Instant time(int i) {
        return Instant.ofEpochMilli(BEGIN + i * STEP);
    }

    /** A zip of name, content, name, content … */
    static Path zip(Path file, String... namesAndContents) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of this text. */
    static Path file(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
