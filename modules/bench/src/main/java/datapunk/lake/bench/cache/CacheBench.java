package datapunk.lake.bench.cache;

import datapunk.lake.bench.coherence.CoherenceReport;
import datapunk.lake.bench.coherence.CoherenceRun;
import datapunk.lake.bench.coherence.CoherenceSettings;
import datapunk.lake.bench.trace.PolicyTable;
import datapunk.lake.bench.trace.PolicyTraces;
import datapunk.lake.cache.replay.Contender;
import datapunk.lake.cache.replay.Trace;
import datapunk.lake.cache.replay.life.Household;
import datapunk.lake.cache.replay.log.LoggedTrace;
import datapunk.lake.cache.replay.log.RequestLogException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the cache: policies on public traces, the warmer on a made-up household or a request log against what it must
 * beat, and several processes that must tell the truth. Progress goes to stderr, tables to stdout.
 */
@Command(
        name = "cache",
        description = "Measure eviction, warming and coherence of the cache.",
        mixinStandardHelpOptions = true)
public final class CacheBench implements Callable<Integer> {
    private static final int USERS = 30;
    private static final int DAYS = 28;
    private static final int QUICK_DAYS = 14;
    private static final int ROUNDS = 2;

    /** What is measured. */
    enum Part {
        POLICIES,
        REPLAY,
        PROCESSES
    }

    @Option(names = "--seeds", split = ",", defaultValue = "1,2,3", description = "Households (${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(names = "--quick", description = "One household of 14 days, no public traces, no processes.")
    private boolean quick;

    @Option(names = "--log", description = "Replay this request log of a lake instead of households.")
    private @Nullable Path log;

    @Option(names = "--megabytes", defaultValue = "128", description = "Size of the cache, MiB (${DEFAULT-VALUE}).")
    private int megabytes = 128;

    @Option(names = "--chart", description = "Write a chart of the replays (SVG) to this file.")
    private @Nullable Path chart;

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "POLICIES,REPLAY,PROCESSES",
            description = "What is measured (${DEFAULT-VALUE}).")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--json", description = "End with one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var result = new JsonObject();
        if (parts.contains(Part.POLICIES)) {
            policies(result);
        }
        if (parts.contains(Part.REPLAY)) {
            try {
                replay(result);
            } catch (RequestLogException e) {
                say(String.valueOf(e.getMessage()));
                return 1;
            }
        }
        if (parts.contains(Part.PROCESSES) && !quick && log == null) {
            processes(result);
        }
        if (json) {
            System.out.println(result.encode());
        }
        return 0;
    }

    private void policies(JsonObject result) throws IOException {
        Optional<Path> jar = Optional.ofNullable(System.getProperty("lake.traces"))
                .map(Path::of)
                .filter(Files::exists)
                .filter(there -> !quick);
        say(jar.isPresent() ? "replaying public traces" : "replaying the traces that can be made here");
        PolicyTable table = new PolicyTraces(jar).run();
        System.out.println("# Policies\n\n" + table.markdown() + "\n" + table.verdict() + "\n");
        result.put("policy_excess_pp", Math.round(table.excess() * 1000) / 1000.0);
        result.put("policy_rows", table.rows().size());
    }

    private void replay(JsonObject result) throws IOException, RequestLogException, InterruptedException {
        long begun = System.nanoTime();
        var replays = new Replays((long) megabytes << 20, this::say);
        if (log != null) {
            replays.add(0, logged(log), false);
        } else {
            for (long seed : quick ? seeds.subList(0, 1) : seeds) {
                replays.add(seed, new Household(seed, USERS, quick ? QUICK_DAYS : DAYS), true);
            }
        }
        var results = new Results(replays.run());
        var tables = new Tables(results);
        System.out.println("# Warming\n\n" + megabytes
                + " MB, the first half of the days is learned from, the second counts. Latency is "
                + "simulated: 1 ms from memory, the load's time more otherwise.\n");
        for (long seed : results.seeds()) {
            System.out.println((seed == 0 ? "Request log" : "Seed " + seed) + "\n\n" + tables.contenders(seed));
        }
        System.out.println(tables.laws());
        System.out.println("On the mean, against " + Contender.NONE.name() + ":\n" + tables.means() + "\n");
        result.mergeIn(results.json());
        say(String.format(Locale.ROOT, "replayed in %.0f s", (System.nanoTime() - begun) / 1e9));
        if (chart != null) {
            Files.writeString(chart, Chart.svg(results));
            say("wrote " + chart);
        }
    }

    private void processes(JsonObject result) throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("lake.jar", "modules/app/target/lake.jar"));
        List<String> flags =
                List.of(System.getProperty("lake.flags", "-Xmx256m").split(" "));
        CoherenceReport report =
                CoherenceRun.measure(CoherenceSettings.rounds(jar, flags, seeds.getFirst(), ROUNDS), this::say);
        System.out.println("# Three processes\n\n```\n" + report.table() + "```\n");
        report.wrong().forEach(wrong -> System.out.println("wrong: " + wrong));
        report.failed().forEach(failed -> System.out.println("failed: " + failed));
        JsonObject figures = report.json();
        for (String name : figures.fieldNames()) {
            if (name.startsWith("stale_") || name.startsWith("cold_key_")) {
                result.put(name, figures.getValue(name));
            }
        }
        result.put("coherence", figures);
    }

    private Trace logged(Path file) throws IOException, RequestLogException {
        LoggedTrace trace = LoggedTrace.of(file);
        List<String> notices = new ArrayList<>(trace.notices());
        if (trace.isHidden()) {
            notices.add("The keys of this log are hidden: eviction and popularity can be compared, warming cannot.");
        }
        notices.forEach(this::say);
        return trace;
    }

    private void say(String line) {
        System.err.println(line);
    }
}
