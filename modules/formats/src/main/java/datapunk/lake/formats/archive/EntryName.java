package datapunk.lake.formats.archive;

import java.util.Optional;

/** What the name of an entry says about the intentions of who made the archive. */
final class EntryName {
    private EntryName() {}

    /** Why an entry of this name is refused, if it is: it points outside of the archive. */
    static Optional<String> refusal(String name) {
        String path = name.replace('\\', '/');
        boolean absolute = path.startsWith("/")
                || path.length() > 2
                        && path.charAt(1) == ':'
                        && path.charAt(2) == '/'
                        && Character.isLetter(path.charAt(0));
        boolean climbs = ("/" + path + "/").contains("/../");
        if (absolute || climbs || path.indexOf('\0') >= 0) {
            return Optional.of("Its name points outside of the archive, which no export does; it was not opened.");
        }
        return Optional.empty();
    }
}
