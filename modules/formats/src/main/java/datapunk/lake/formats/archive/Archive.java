package datapunk.lake.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Unpacks an archive front to back, without a directory: what a nested, a cut or a tar archive allows. */
public final class Archive {
    static final String EMPTY = "This begins like a zip archive but holds no entry. Download it again, and hand in"
            + " the Takeout as it was downloaded.";

    private Archive() {}

    /**
     * Shows every entry to the visitor.
     *
     * @param packing {@link Packing#ZIP} or {@link Packing#TAR}
     * @return a sentence that says why the end was not reached, or empty
     */
    public static Optional<String> unpack(Packing packing, InputStream in, Guard guard, Visitor visitor) {
        // Not closed: the stream below belongs to the caller, and neither of the two holds anything but memory.
        ArchiveInputStream<? extends ArchiveEntry> archive = packing == Packing.TAR
                ? new TarArchiveInputStream(in, "UTF-8")
                : new ZipArchiveInputStream(in, "UTF-8", true, false, true);
        long whole = 0;
        while (true) {
            ArchiveEntry entry;
            try {
                entry = Guard.sound(archive::getNextEntry);
                if (entry != null) {
                    guard.entry();
                }
            } catch (Refusal e) {
                return Optional.of(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                return Optional.of(broken(whole));
            }
            if (entry == null) {
                return whole == 0 && packing == Packing.ZIP ? Optional.of(EMPTY) : Optional.empty();
            }
            show(archive, entry, guard, visitor);
            if (guard.tripped().isPresent()) {
                return guard.tripped();
            }
            whole++;
        }
    }

    private static String broken(long whole) {
        return "The archive is cut or damaged after " + whole + (whole == 1 ? " entry" : " entries")
                + "; what came before was kept. Download it again to get the rest.";
    }

    private static void show(
            ArchiveInputStream<? extends ArchiveEntry> archive, ArchiveEntry entry, Guard guard, Visitor visitor) {
        Optional<String> refusal = refusal(archive, entry);
        if (refusal.isPresent()) {
            visitor.refused(entry.getName(), entry.getSize(), refusal.get());
        } else if (!entry.isDirectory()) {
            long packed = entry instanceof ZipArchiveEntry zip ? Math.max(zip.getCompressedSize(), 0) : 0;
            visitor.file(entry.getName(), entry.getSize(), guard.watch(archive, packed));
        }
    }

    private static Optional<String> refusal(ArchiveInputStream<? extends ArchiveEntry> archive, ArchiveEntry entry) {
        Optional<String> name = EntryName.refusal(entry.getName());
        if (name.isPresent()) {
            return name;
        }
        return switch (entry) {
            case TarArchiveEntry tar -> tarRefusal(tar);
            case ZipArchiveEntry zip -> zipRefusal(zip, ((ZipArchiveInputStream) archive).canReadEntryData(zip));
            default -> Optional.empty();
        };
    }

    private static Optional<String> tarRefusal(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Optional.of("It is a link to another file and was not followed.");
        }
        boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        return device ? Optional.of("It is a device, not a file, and was not opened.") : Optional.empty();
    }

    /** Why an entry of a zip is refused, if it is. @param readable whether its compression is known */
    static Optional<String> zipRefusal(ZipArchiveEntry entry, boolean readable) {
        if (entry.isUnixSymlink()) {
            return Optional.of("It is a link to another file and was not followed.");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of("It is encrypted. Unpack the archive with its password and hand in the files.");
        }
        return readable
                ? Optional.empty()
                : Optional.of(
                        "It is packed in a way that is not known here. Unpack the archive and hand in the files.");
    }
}
