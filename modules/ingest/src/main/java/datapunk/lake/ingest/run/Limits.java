package datapunk.lake.ingest.run;

/**
 * How much is on its way at once.
 *
 * @param batch most records of a batch
 * @param window most batches of an import in flight
 * @param stretch records worth a transaction; a long feature counts as several
 * @param fold records after which the index is brought up while an import still runs
 * @param unread contents of archives and folders that nobody reads and that still get a line of their own in the ledger
 */
public record Limits(int batch, int window, int stretch, long fold, int unread) {
    /** What suits a small machine. */
    public static final Limits DEFAULT = new Limits(1000, 8, 131_072, 1_000_000, 200);

    public Limits {
        check(batch >= 1 && batch <= 1000, "lake.ingest.limits.batch must be 1 to 1000");
        check(window >= 1 && window <= 64, "lake.ingest.limits.window must be 1 to 64");
        check(stretch >= 1, "lake.ingest.limits.stretch must be at least 1");
        check(fold >= 1, "lake.ingest.limits.fold must be at least 1");
        check(unread >= 0, "lake.ingest.limits.unread must not be negative");
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
