package datapunk.lake.formats;

import datapunk.lake.model.SourceRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;

/** Times a walk over a file, several rounds in one JVM. Arguments: file, rounds. */
public final class ReaderSpeed {
    private ReaderSpeed() {}

    private static final class Counting implements Sink, Intake {
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
        public void partial(String why) {}

        @Override
        public Optional<Sink> enter(Item item) {
            return Optional.of(this);
        }

        @Override
        public void leave(Item item, Outcome outcome) {
            System.out.println(item + " " + outcome);
        }

        @Override
        public void progress(long bytes) {}
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        var walk = new Walk(Readers.standard());
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            var counting = new Counting();
            long start = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            walk.walk(Path.of(arguments[0]), arguments[0], counting);
            double seconds = (System.nanoTime() - start) / 1e9;
            double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            System.out.printf(
                    "%d records, %d rejects, %.2f s, %.2f s CPU, %.0f records/s of CPU, %d MB heap used%n",
                    counting.records,
                    counting.rejects,
                    seconds,
                    busy,
                    counting.records / busy,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }
}
