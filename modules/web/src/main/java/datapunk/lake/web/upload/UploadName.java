package datapunk.lake.web.upload;

import java.nio.charset.StandardCharsets;

/** Names of uploaded files: as the person knows them, and as they may lie on this disk. */
public final class UploadName {
    private static final int LONGEST_SHOWN = 500;
    private static final int LONGEST_STORED_BYTES = 200;

    private UploadName() {}

    /** The name for people: with its folders, without control characters. */
    public static String shown(String name) {
        String clean = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").strip();
        String brief = clean.codePointCount(0, clean.length()) <= LONGEST_SHOWN
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_SHOWN));
        return brief.isEmpty() ? "upload" : brief;
    }

    /** The last part of the name, with only what every file system takes; the ending is kept. */
    static String stored(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}:*?\"<>|]", "_").replaceFirst("^[.\\s]+", "");
        while (clean.getBytes(StandardCharsets.UTF_8).length > LONGEST_STORED_BYTES) {
            clean = clean.substring(clean.offsetByCodePoints(0, 1));
        }
        return clean.isBlank() ? "upload" : clean;
    }
}
