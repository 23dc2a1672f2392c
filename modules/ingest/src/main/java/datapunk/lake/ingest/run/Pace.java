package datapunk.lake.ingest.run;

/** How fast an import reads and how long it will take; written by the reading thread, looked at by another. */
final class Pace {
    private static final double SECOND = 1e9;
    private static final double HALF_LIFE = 2;
    private final long totalBytes;
    private volatile long doneBytes;
    private volatile long currentBytes;
    private volatile String file = "";
    private long lookedAt;
    private long lookedBytes;
    private long lookedRecords;
    private double bytesPerSecond;
    private double recordsPerSecond;

    Pace(long totalBytes) {
        this.totalBytes = totalBytes;
    }

    /** A content is being read. */
    void reading(String path) {
        file = path;
    }

    /** So many bytes of the file in hand are read. */
    void at(long bytes) {
        currentBytes = bytes;
    }

    /** The file in hand, of this size, is done with. */
    void done(long size) {
        currentBytes = 0;
        doneBytes += size;
    }

    /** What was read at a look. @param etaSeconds -1 when unknown */
    record Look(String file, long bytes, long totalBytes, double recordsPerSecond, double etaSeconds) {}

    /** Looks. @param nanos of a clock that only grows @param records read so far */
    Look look(long nanos, long records) {
        long bytes = Math.min(doneBytes + currentBytes, totalBytes);
        if (lookedAt != 0) {
            double seconds = Math.max((nanos - lookedAt) / SECOND, 1e-3);
            double fresh = lookedRecords == 0 && recordsPerSecond == 0 ? 1 : 1 - Math.pow(0.5, seconds / HALF_LIFE);
            bytesPerSecond += fresh * ((bytes - lookedBytes) / seconds - bytesPerSecond);
            recordsPerSecond += fresh * ((records - lookedRecords) / seconds - recordsPerSecond);
        }
        lookedAt = nanos;
        lookedBytes = bytes;
        lookedRecords = records;
        double eta = bytesPerSecond < 1 ? -1 : (totalBytes - bytes) / bytesPerSecond;
        return new Look(file, bytes, totalBytes, recordsPerSecond, eta);
    }
}
