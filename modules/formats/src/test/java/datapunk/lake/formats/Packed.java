package datapunk.lake.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives made in memory for tests. */
public final class Packed {
    private Packed() {}

    /** A Records.json with this many fixes. */
    public static byte[] records(int n) {
        var json = new StringBuilder("{\"locations\":[");
        for (int i = 0; i < n; i++) {
            json.append(i == 0 ? "" : ",\n").append("{\"latitudeE7\":").append(500_000_000 + i * 7919 % 1_000_003);
            json.append(",\"longitudeE7\":")
                    .append(i * 104_729L % 1_000_003)
                    .append(",\"accuracy\":")
                    .append(i % 97);
            json.append(",\"timestampMs\":\"")
                    .append(1_400_000_000_000L + i * 61_007L)
                    .append("\"}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A text as bytes. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A deflated zip of name, content, name, content …; a String content is text. */
    public static byte[] zip(Object... namesAndContents) {
        return zipped(false, namesAndContents);
    }

    /** A zip whose entries are not compressed. */
    public static byte[] storedZip(Object... namesAndContents) {
        return zipped(true, namesAndContents);
    }

    private static byte[] zipped(boolean stored, Object... namesAndContents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                var entry = new ZipEntry((String) namesAndContents[i]);
                byte[] content = bytes(namesAndContents[i + 1]);
                if (stored) {
                    var crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(Object content) {
        return content instanceof String text ? text(text) : (byte[]) content;
    }

    /** A tar of name, content, name, content … */
    public static byte[] tar(Object... namesAndContents) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = bytes(namesAndContents[i + 1]);
                var entry = new TarArchiveEntry((String) namesAndContents[i], true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The content, compressed by gzip. */
    public static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
