package datapunk.lake.bench;

import datapunk.lake.bench.process.LakeProcess;
import datapunk.lake.sample.RecordsFile;
import datapunk.lake.sample.ReferenceRows;
import datapunk.lake.servers.PrivatePostgres;
import datapunk.lake.servers.ServerSettings;
import io.vertx.core.json.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Imports a Records.json of N points through a freshly started lake and compares with psql's binary COPY of the same
 * rows into an indexed table of the same server in the same run.
 */
@Command(
        name = "ingest",
        description = "Import a Records.json of N points and compare with psql's binary COPY of the same rows.",
        mixinStandardHelpOptions = true)
final class IngestBench implements Callable<Integer> {
    private static final String SECOND_TOKEN = "bench-token-of-the-second-account-0123456789";

    @Option(
            names = "--points",
            defaultValue = "1000000",
            description = "Points, at most 10 million (${DEFAULT-VALUE}).")
    private long points;

    @Option(names = "--heap", defaultValue = "256m", description = "-Xmx of the lake (${DEFAULT-VALUE}).")
    private String heap = "256m";

    @Option(
            names = "--copies",
            defaultValue = "3",
            description = "Runs of the bare COPY; medians count (${DEFAULT-VALUE}).")
    private int copies = 3;

    @Option(names = "--keep", description = "Keep the working folder and print its name.")
    private boolean keep;

    @Option(names = "--json", description = "End with one line of JSON.")
    private boolean json;

    private final JsonObject result = new JsonObject();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("lake-bench");
        try (var postgres = PrivatePostgres.start(folder.resolve("postgres"), ServerSettings.forLake())) {
            measure(folder, postgres);
        } finally {
            if (keep) {
                say("kept " + folder);
            } else {
                delete(folder);
            }
        }
        if (json) {
            System.out.println(result.encode());
        }
        return 0;
    }

    private void measure(Path folder, PrivatePostgres postgres) throws IOException, InterruptedException {
        Path zip = folder.resolve("takeout-first.zip");
        Path newer = folder.resolve("takeout-newer.zip");
        Path rows = folder.resolve("points.bin");
        say("writing " + points + " points");
        zip(zip, out -> RecordsFile.write(points, out));
        zip(newer, out -> RecordsFile.writeWithOverlap(points, out));
        try (var out = new BufferedOutputStream(Files.newOutputStream(rows), 1 << 20)) {
            ReferenceRows.write(points, out);
        }
        var reference = new Reference(postgres);
        Cpu.Cost copy = copy(reference, postgres, rows);
        Files.delete(rows);
        long referenceBytes = reference.number("select pg_total_relation_size('points')");
        reference.run("drop table points; checkpoint");
        Map<String, String> settings = Map.of("LAKE_DATABASE_URL", postgres.url());
        Path jar = Path.of(System.getProperty("lake.jar"));
        List<String> flags = flags();
        try (var lake = LakeProcess.start(jar, flags, folder.resolve("data"), settings)) {
            imports(lake, postgres, reference, copy, List.of(zip, newer));
            result.put("bytes_per_point_reference", rounded((double) referenceBytes / points));
            result.put("peak_rss_mb", rounded(Cpu.peakMegabytes(lake.pid())));
            result.put("peak_heap_mb", rounded(metric(lake.metrics(), "lake_heap_peak_bytes") / 1048576));
        }
        try (var lake = LakeProcess.start(jar, flags, folder.resolve("data"), settings)) {
            result.put("ready_s", rounded(lake.readySeconds()));
            say("start to ready, database running: " + result.getDouble("ready_s") + " s");
            Reads.measure(lake, result, this::say);
        }
    }

    /** What the launcher gives the lake, with the heap that is asked for. */
    private List<String> flags() {
        return Stream.concat(
                        Stream.of(System.getProperty("lake.flags", "").split(" "))
                                .filter(flag -> !flag.isEmpty() && !flag.startsWith("-Xmx")),
                        Stream.of("-Xmx" + heap))
                .toList();
    }

    private Cpu.Cost copy(Reference reference, PrivatePostgres postgres, Path rows)
            throws IOException, InterruptedException {
        List<Cpu.Cost> costs = new ArrayList<>();
        for (int i = 0; i < Math.max(1, copies); i++) {
            reference.prepare();
            costs.add(Cpu.of(postgres.pid(), 0, () -> reference.copy(rows)));
            say("psql binary COPY into the indexed table: " + costs.getLast());
        }
        return new Cpu.Cost(median(costs, Cpu.Cost::wall), median(costs, Cpu.Cost::database), 0);
    }

    private static double median(List<Cpu.Cost> costs, ToDoubleFunction<Cpu.Cost> value) {
        double[] sorted = costs.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private void imports(
            LakeProcess lake, PrivatePostgres postgres, Reference reference, Cpu.Cost copy, List<Path> zips)
            throws IOException, InterruptedException {
        Cpu.Cost cold = timed("first import, cold", lake, postgres, () -> lake.load(zips.getFirst()));
        reference.run("checkpoint");
        long bytes = reference.number("select sum(pg_total_relation_size(c.oid)) from pg_class c where relkind = 'r'"
                + " and relname in ('block', 'support', 'cell_month', 'pyramid', 'feature', 'pending')");
        long support = reference.number("select pg_relation_size('support')");
        Cpu.Cost same = timed("the same file again", lake, postgres, () -> lake.load(zips.getFirst()));
        Cpu.Cost overlap = timed("a newer export, 90 % known", lake, postgres, () -> lake.load(zips.getLast()));
        reference.run("insert into account (shard_key, name, token_hash) values (2, 'second'," + " encode(sha256('"
                + SECOND_TOKEN + "'), 'hex'))");
        String hash = lake.upload(zips.getFirst(), SECOND_TOKEN);
        reference.run("checkpoint");
        Cpu.Cost warm = timed(
                "first import of another account, warm",
                lake,
                postgres,
                () -> lake.loadUpload(hash, "takeout.zip", SECOND_TOKEN));
        result.put("points", points);
        result.put("points_per_s", Math.round(points / warm.wall()));
        result.put("cold_points_per_s", Math.round(points / cold.wall()));
        result.put("copy_wall_s", rounded(copy.wall()));
        result.put("copy_cpu_s", rounded(copy.cpu()));
        result.put("wall_ratio_to_copy", rounded(warm.wall() / copy.wall()));
        result.put("cpu_ratio_to_copy", rounded(warm.cpu() / copy.cpu()));
        result.put("cold_wall_ratio_to_copy", rounded(cold.wall() / copy.wall()));
        result.put("cold_cpu_ratio_to_copy", rounded(cold.cpu() / copy.cpu()));
        result.put("same_file_ratio", rounded(same.wall() / cold.wall()));
        result.put("overlap_ratio", rounded(overlap.wall() / cold.wall()));
        result.put("bytes_per_point", rounded((double) bytes / points));
        result.put("support_bytes_per_point", rounded((double) support / points));
    }

    /** An import that must have kept every record. */
    private interface Load {
        JsonObject run() throws IOException, InterruptedException;
    }

    private Cpu.Cost timed(String what, LakeProcess lake, PrivatePostgres postgres, Load load)
            throws IOException, InterruptedException {
        var ledger = new JsonObject();
        Cpu.Cost cost = Cpu.of(postgres.pid(), lake.pid(), () -> ledger.mergeIn(load.run()));
        say(what + ": " + cost
                + String.format(
                        Locale.ROOT,
                        "; read %,d stored %,d duplicate %,d superseded %,d rejected %,d",
                        ledger.getLong("read"),
                        ledger.getLong("stored"),
                        ledger.getLong("duplicate"),
                        ledger.getLong("superseded"),
                        ledger.getLong("rejected")));
        if (!"done".equals(ledger.getString("status")) || ledger.getLong("read") != points) {
            throw new IOException("the import did not read " + points + " records: " + ledger.encode());
        }
        return cost;
    }

    private static double metric(String page, String name) {
        return page.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static void zip(Path file, Content content) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            zip.putNextEntry(new ZipEntry("Takeout/Location History (Timeline)/Records.json"));
            content.to(zip);
            zip.closeEntry();
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private void say(String line) {
        System.err.println(line);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
