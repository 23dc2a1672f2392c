package datapunk.lake.sample;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Records.json files of any size for measuring: one person, one phone, about 900 fixes a day from 1991 on (so that eleven
 * million end before today), no two in the same second, about 333 bytes each. The file of N fixes begins the file of more.
 */
public final class RecordsFile {
    static final long DEVICE = 1_230_272_130;

    private RecordsFile() {}

    /** Writes the first fixes; the stream is left open. */
    public static void write(long points, OutputStream out) throws IOException {
        write(0, points, out);
    }

    /**
     * Writes a newer export of the same size: nine of ten of its fixes are also in {@link #write}'s file, the last tenth
     * is new.
     */
    public static void writeWithOverlap(long points, OutputStream out) throws IOException {
        write(points / 10, points, out);
    }

    private static void write(long skip, long points, OutputStream out) throws IOException {
        RecordsJson json = new RecordsJson(out);
        Stretch.each(skip, points, point -> json.add(point, DEVICE));
        json.end();
    }
}
