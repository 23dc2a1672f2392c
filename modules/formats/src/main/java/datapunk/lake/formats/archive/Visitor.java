package datapunk.lake.formats.archive;

import java.io.InputStream;

/** Meets the entries of an archive, in the order of their bytes; folders are not told. */
public interface Visitor {

    /**
     * A file in the archive.
     *
     * @param name its path as written
     * @param bytes unpacked size, or -1 when not known beforehand
     * @param content its bytes, to be read as far as wanted and not closed
     */
    void file(String name, long bytes, InputStream content);

    /** An entry that is not opened. @param why a sentence for the user */
    void refused(String name, long bytes, String why);
}
