package datapunk.lake.bench;

import datapunk.lake.bench.cache.CacheBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./lake bench}: measures the lake against plain PostgreSQL in the same run. */
@Command(
        name = "bench",
        description = "Measure the lake against plain PostgreSQL in the same run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {IngestBench.class, CacheBench.class})
public final class Main {
    private Main() {}

    /** Runs a benchmark and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
