package datapunk.lake.model;

/** Bits that tell what was repaired or suspected while reading a record. */
public final class Flags {
    /** A coordinate had wrapped around as an unsigned 32-bit integer and was unwrapped. */
    public static final int E7_WRAPPED = 1;
    /** The source gave a local time without a zone; UTC was assumed. */
    public static final int TIME_ASSUMED_UTC = 2;
    /** The record came from a damaged file. */
    public static final int SALVAGED = 4;
    /** The instant was computed (path offset in minutes), not stated. */
    public static final int TIME_COMPUTED = 8;

    private Flags() {}
}
