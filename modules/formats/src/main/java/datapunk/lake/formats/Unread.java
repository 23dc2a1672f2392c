package datapunk.lake.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what a content is that no reader wants, and what was expected instead. */
final class Unread {
    private static final String EXPECTED =
            " Expected a Google Takeout (zip or tgz), Records.json, Semantic Location History, a Timeline export of a"
                    + " phone, or GPX.";
    private static final int IMAGE_BRAND = 8;

    private record Magic(int offset, String bytes, String what) {
        boolean fits(Head head) {
            for (int i = 0; i < bytes.length(); i++) {
                if (head.at(offset + i) != bytes.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Trait(Pattern pattern, String what) {
        Trait(String regex, String what) {
            this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), what);
        }
    }

    private static final List<Magic> MAGICS = List.of(
            new Magic(0, "%PDF", "This is a PDF document; places printed in it cannot be read."),
            new Magic(0, "\u00ff\u00d8\u00ff", "This is a JPEG image."),
            new Magic(0, "\u0089PNG", "This is a PNG image."),
            new Magic(0, "GIF8", "This is a GIF image."),
            new Magic(8, "WEBP", "This is a WebP image."),
            new Magic(0, "II*\0", "This is a TIFF or raw image."),
            new Magic(0, "MM\0*", "This is a TIFF or raw image."),
            new Magic(0, "RIFF", "This is a sound or film file."),
            new Magic(0, "ID3", "This is an MP3 sound file."),
            new Magic(0, "7z\u00bc\u00af", "This is a 7z archive. Unpack it and hand in the files."),
            new Magic(0, "Rar!", "This is a RAR archive. Unpack it and hand in the files."),
            new Magic(0, "BZh", "This is a bzip2 file. Unpack it and hand in the files."),
            new Magic(0, "\u00fd7zXZ", "This is an xz file. Unpack it and hand in the files."),
            new Magic(0, "\u0028\u00b5\u002f\u00fd", "This is a zstd file. Unpack it and hand in the files."),
            new Magic(0, "SQLite format 3\0", "This is an SQLite database."),
            new Magic(0, "bplist00", "This is a binary property list of an Apple device."),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0", "This is an old Office document."),
            new Magic(0, "!BDN", "This is an Outlook mailbox (PST)."),
            new Magic(8, ".FIT", "This is a FIT file of a sports watch, which is not read yet."),
            new Magic(4, "Bud1", "This is a .DS_Store, a note of the macOS Finder; it holds no data."),
            new Magic(0, "\0\u0005\u0016\u0007", "This is an AppleDouble file from __MACOSX; it holds no data."));

    private static final List<Trait> TEXTS = List.of(
            new Trait(
                    "^<(!doctype html|html).*(outer-cell|mdl-)",
                    "This is a My Activity page in HTML, which is not read." + " Ask Takeout for the JSON form."),
            new Trait(
                    "^<(!doctype html|html).*(archive content|archive_browser|your archive|archiv)",
                    "This is the index page of a Google archive, not its data. Hand in the archive itself."),
            new Trait("^<(!doctype html|html)", "This is a web page (HTML)."),
            new Trait("^(<.{0,2000})?<(\\w+:)?kml\\b", "This is a KML file, which is not read yet."),
            new Trait("^(<.{0,2000})?<TrainingCenterDatabase", "This is a TCX file, which is not read yet."),
            new Trait("^(<.{0,20000})?<HealthData", "This is an Apple Health export, which is not read yet."),
            new Trait("^<\\?xml|^<\\w+", "This is an XML file of a kind that is not read."),
            new Trait("^BEGIN:VCALENDAR", "This is a calendar (iCalendar)."),
            new Trait("^BEGIN:VCARD", "This is an address book (vCard)."),
            new Trait("^From \\S+ .{0,200}\n[\\w-]+:", "This is a mailbox (mbox)."),
            new Trait("^[\\[{]\\s*[\\]}]\\s*$", "This is an empty JSON file without any record."),
            new Trait(
                    "^.{0,3000}encrypted.{0,80}backup|^.{0,3000}backup.{0,80}encrypted",
                    "This says that the Timeline backups are encrypted; they can only be exported on the phone:"
                            + " Settings, Location, Location services, Timeline, Export."),
            new Trait("^[\\[{].*\"placeUrl\".*\"selectedChoice\"", "These are answers to questions in Google Maps."),
            new Trait("^\\{.*\"photoTakenTime\"", "This is the description of a photo."),
            new Trait("^\\{\\s*\"type\"\\s*:\\s*\"Feature", "This is GeoJSON, which is not read yet."),
            new Trait("^[\\[{].*\"_type\"\\s*:\\s*\"location\"", "This is JSON of OwnTracks, which is not read yet."),
            new Trait("^\\{.*\"(isTrashed|isPinned)\"", "This is a note of Google Keep."),
            new Trait("^\\{\\s*\"(Browser History|Typed Url|Session)\"", "This is the history of Chrome."),
            new Trait("^\\[.*\"header\".*\"title\"", "This is a list of Google activity, which holds no places."),
            new Trait("^\\[?\\$[A-Z]{2}[A-Z]{3},", "This is a log of NMEA sentences, which is not read yet."),
            new Trait(
                    "^\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z\\s+\\S+\\s+\\{",
                    "This is a recording of OwnTracks, which is not read yet."),
            new Trait("^[\\[{]", "This is JSON of a kind that is not read."),
            new Trait(
                    "^\"\\w+\"\\s*:",
                    "This is a piece of JSON that begins in the middle of a record." + " Hand in the whole file."),
            new Trait("^[^\n]{0,2000}[,;\t][^\n]{0,2000}\r?\n", "This is a table (CSV) of a kind that is not read."));

    private Unread() {}

    /** Whether a zip is not an archive of a person's files but a document or program in the form of one. */
    static boolean officeDocument(Head head) {
        int length = head.at(26) | head.at(27) << 8;
        var name = new StringBuilder();
        for (int i = 0; i < length && i < 64; i++) {
            name.append((char) head.at(30 + i));
        }
        String first = name.toString();
        return first.equals("[Content_Types].xml") || first.equals("mimetype") || first.startsWith("META-INF/");
    }

    /** A sentence, or a few, about the content. */
    static String describe(Head head) {
        return what(head) + EXPECTED;
    }

    private static String what(Head head) {
        if (head.size() == 0) {
            return "This file is empty (0 bytes); its download or unpacking may have failed.";
        }
        for (Magic magic : MAGICS) {
            if (magic.fits(head)) {
                return magic.what;
            }
        }
        if (officeDocument(head) && head.at(0) == 'P') {
            return "This is an office document or a program (a zip in form only).";
        }
        if (new Magic(4, "ftyp", "").fits(head)) {
            return film(head);
        }
        String text = head.text();
        for (Trait trait : TEXTS) {
            if (trait.pattern.matcher(text).find()) {
                return trait.what;
            }
        }
        if (text.isBlank()) {
            return "This file holds nothing but blanks.";
        }
        boolean binary = text.chars().limit(2000).anyMatch(c -> c == 0 || c == 0xfffd);
        return binary ? "This is a binary file of an unknown kind." : "This is text of a kind that is not read.";
    }

    private static String film(Head head) {
        byte[] brand = new byte[4];
        for (int i = 0; i < 4; i++) {
            brand[i] = (byte) head.at(IMAGE_BRAND + i);
        }
        String name = new String(brand, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean image = name.startsWith("hei") || name.startsWith("mif") || name.startsWith("avif");
        return image ? "This is an image (HEIC or AVIF)." : "This is a film (MP4 or QuickTime).";
    }
}
