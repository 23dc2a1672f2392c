package datapunk.lake.ingest.run;

import datapunk.lake.bus.store.Ledger.Status;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of the files of an import that gave nothing: those that failed, and those that nobody reads because they
 * are of other kinds, like the pictures of an unpacked Takeout. Only so many of these get a line in the ledger, always
 * the same ones, so that a hundred thousand pictures do not cost a transaction each.
 */
final class Others {
    private final int most;
    private int told;
    private int failed;
    private int unread;
    private long silent;
    private Optional<String> lastFailure = Optional.empty();
    private Optional<String> firstUnread = Optional.empty();

    /** @param most contents nobody reads that still get a line of their own */
    Others(int most) {
        this.most = most;
    }

    /** Whether the next content that nobody reads gets a line. */
    boolean tell() {
        return told++ < most;
    }

    /** A handed-in file could not be read. */
    void failed(String why) {
        failed++;
        lastFailure = Optional.of(why);
    }

    /** A file of a folder is of a kind that nobody reads. @param line whether it got one */
    void unread(String why, boolean line) {
        unread++;
        silent += line ? 0 : 1;
        firstUnread = firstUnread.or(() -> Optional.of(why));
    }

    /** How an import of so many files ends. */
    Status outcome(int files) {
        return failed + unread > 0 && failed + unread == files ? Status.FAILED : Status.DONE;
    }

    /** What is to be said about an import of so many files. */
    Optional<String> message(int files) {
        if (files == 1) {
            return lastFailure.or(() -> firstUnread);
        }
        if (unread == files) {
            return Optional.of("None of the " + files + " files is of a kind that is read. The first of them: "
                    + firstUnread.orElse(""));
        }
        String text = (failed > 0 ? failed + " of " + files + " files could not be read. " : "")
                + (silent > 0
                        ? String.format(Locale.ROOT, "%,d more files are of kinds that are not read.", silent)
                        : "");
        return Optional.of(text.strip()).filter(sentence -> !sentence.isEmpty());
    }
}
