package datapunk.lake.bench.coherence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A day and a place of their own, where one writes and counts; registers are numbered from 0 and never touch each other. */
final class Register {
    /** How many there are. */
    static final int COUNT = 6;
    /** The number of all together. */
    static final int ALL = COUNT;

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 10);
    private static final int DAYS_APART = 45;
    private static final int SECONDS = 86_400;

    private Register() {}

    static LocalDate day(int register) {
        return FIRST.plusDays((long) DAYS_APART * register);
    }

    private static double lon(int register) {
        return -150 + 55 * register;
    }

    private static double lat(int register) {
        return 10 + 7 * register;
    }

    /** The tile around its place, as {@code z/x/y}. */
    static String tile(int register, int zoom) {
        double sin = Math.sin(Math.toRadians(lat(register)));
        int x = (int) ((lon(register) + 180) / 360 * (1 << zoom));
        int y = (int) ((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * (1 << zoom));
        return zoom + "/" + x + "/" + y;
    }

    /** Writes a Records.json of fixes that no other file of the run holds. @param from number of the first one */
    static void write(Path file, int register, long from, int count) throws IOException {
        long midnight = day(register).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        var text = new StringBuilder("{\"locations\":[");
        for (long n = from; n < from + count; n++) {
            text.append(n == from ? "" : ",")
                    .append("{\"latitudeE7\":")
                    .append(Math.round(lat(register) * 1e7))
                    .append(",\"longitudeE7\":")
                    .append(Math.round(lon(register) * 1e7))
                    .append(",\"accuracy\":5,\"source\":\"GPS\",\"timestamp\":\"")
                    .append(java.time.Instant.ofEpochSecond(midnight + n % SECONDS))
                    .append("\"}");
        }
        Files.writeString(file, text.append("]}"));
    }
}
