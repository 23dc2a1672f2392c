package datapunk.lake.formats;

import datapunk.lake.model.SourceRecord;
import java.io.FileInputStream;
import java.io.IOException;

/** Times a reader on a file, several rounds in one JVM. Arguments: file, rounds. */
public final class ReaderSpeed {
    private static final class Counting implements Sink {
        long records;
        long rejects;

        @Override
        public void record(SourceRecord record) {
            records++;
        }

        @Override
        public void element(String name, long count) {}

        @Override
        public void reject(String reason, String field, long position, String fragment) {
            rejects++;
        }

        @Override
        public void partial(String why) {
            System.out.println(why);
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Head head;
        try (var in = new FileInputStream(arguments[0])) {
            head = new Head(in.readNBytes(Head.LENGTH));
        }
        Reader reader = Readers.standard().of(head).orElseThrow();
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            var sink = new Counting();
            long start = System.nanoTime();
            try (var in = new FileInputStream(arguments[0])) {
                reader.read(in, sink);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s %d records %d rejects %.2f s %.0f records/s%n",
                    reader.format(), sink.records, sink.rejects, seconds, sink.records / seconds);
        }
    }
}
