package datapunk.lake.formats.archive;

/** How a content is packed, told from its first bytes. */
public enum Packing {
    /** A zip archive. */
    ZIP,
    /** A tar archive. */
    TAR,
    /** One content compressed by gzip, often a tar. */
    GZIP,
    /** Not packed, or in a way that is not opened here. */
    NONE;

    private static final int CHECKSUM = 148;
    private static final int BLOCK = 512;

    /** The packing of a content that begins with the first {@code length} of these bytes. */
    public static Packing of(byte[] head, int length) {
        if (length >= 4 && head[0] == 'P' && head[1] == 'K') {
            int kind = head[2] << 8 | head[3];
            return kind == 0x0304 || kind == 0x0506 || kind == 0x0708 ? ZIP : NONE;
        }
        if (length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
            return GZIP;
        }
        return length >= BLOCK && tar(head) ? TAR : NONE;
    }

    /** Whether the first block is a tar header: its checksum is right, whatever dialect it is. */
    private static boolean tar(byte[] head) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : head[i] & 0xff;
        }
        int stated = 0;
        int digits = 0;
        for (int i = CHECKSUM; i < CHECKSUM + 8; i++) {
            if (head[i] >= '0' && head[i] <= '7') {
                stated = stated * 8 + head[i] - '0';
                digits++;
            }
        }
        return digits >= 4 && stated == sum && head[0] != 0;
    }
}
