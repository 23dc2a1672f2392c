package datapunk.lake.formats;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * All readers of the lake. A format is added by its package and one line with the name of its reader in
 * {@code META-INF/services/datapunk.lake.formats.Reader}; the list is a file so that this package, which every reader
 * knows, need not know any of them.
 */
public final class Readers {
    private static final int SURE_ENOUGH = 10;
    private final List<Reader> readers;

    /** These readers; of two equally sure ones the earlier is chosen. */
    public Readers(List<Reader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** Every reader that the lake comes with. */
    public static Readers standard() {
        return new Readers(ServiceLoader.load(Reader.class, Readers.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** The readers, in the order in which they are asked. */
    public List<Reader> all() {
        return readers;
    }

    /** The reader that is surest that this content is its own, if any is. */
    public Optional<Reader> of(Head head) {
        Optional<Reader> best = Optional.empty();
        int certainty = SURE_ENOUGH - 1;
        for (Reader reader : readers) {
            int c = reader.certainty(head);
            if (c > certainty) {
                best = Optional.of(reader);
                certainty = c;
            }
        }
        return best;
    }
}
