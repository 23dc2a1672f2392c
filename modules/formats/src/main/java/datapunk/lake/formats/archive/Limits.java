package datapunk.lake.formats.archive;

/**
 * How far an archive is followed before it is taken for an attack.
 *
 * @param depth archives within archives, the outermost counted as 1
 * @param entries entries of one outer file, all levels together
 * @param bytes unpacked bytes of one outer file, all levels together
 * @param ratio unpacked bytes per packed byte that nothing honest reaches
 * @param ratioFrom unpacked bytes from which on the ratio is looked at
 */
public record Limits(int depth, long entries, long bytes, long ratio, long ratioFrom) {

    /** Room for the largest Takeout part: 2,000,000 entries, 4 TB unpacked, 1000 : 1 beyond 100 MB. */
    public static final Limits DEFAULT = new Limits(3, 2_000_000, 4L << 40, 1000, 100_000_000);

    public Limits {
        if (depth < 1 || entries < 1 || bytes < 1 || ratio < 1 || ratioFrom < 0) {
            throw new IllegalArgumentException("archive limits must be positive");
        }
    }
}
