package datapunk.lake.ingest;

import datapunk.lake.ingest.run.Limits;
import datapunk.lake.ingest.run.Retry;
import java.time.Duration;

/**
 * How imports go about their work.
 *
 * @param imports imports that run at the same time; others queue
 * @param limits how much of one import is on its way at once
 * @param retry how to wait for the database
 * @param cells level-16 cells whose names are remembered, as a power of two
 * @param progress how often running imports tell how they get on, at most five times a second
 * @param report how often the stages tell monitoring what they did
 * @param look how often to look for imports whose process has died, and for wishes to cancel
 */
public record IngestConfig(
        int imports, Limits limits, Retry retry, int cells, Duration progress, Duration report, Duration look) {
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** What suits a small machine. */
    public static final IngestConfig DEFAULT =
            new IngestConfig(2, Limits.DEFAULT, Retry.DEFAULT, 17, Duration.ofMillis(250), Duration.ofSeconds(3));

    /** One that looks for imports to take up as often as suits a small machine. */
    public IngestConfig(int imports, Limits limits, Retry retry, int cells, Duration progress, Duration report) {
        this(imports, limits, retry, cells, progress, report, LOOK);
    }

    public IngestConfig {
        check(imports >= 1 && imports <= 16, "lake.ingest.imports must be 1 to 16");
        check(cells >= 4 && cells <= 24, "lake.ingest.cells must be 4 to 24");
        check(progress.toMillis() >= 200, "lake.ingest.progress must be at least 200 milliseconds");
        check(look.toMillis() >= 100, "lake.ingest.look must be at least 100 milliseconds");
        check(report.toMillis() >= 100, "lake.ingest.report must be at least 100 milliseconds");
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
