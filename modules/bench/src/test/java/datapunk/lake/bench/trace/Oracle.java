package datapunk.lake.bench.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the expected hits anew with Caffeine's simulator and writes them into the table. A program, run by the Maven
 * profile {@code oracle}, which puts the simulator on the class path. It leaves two columns as they are: sieve, whose
 * published figures are from a later simulator, and w-tiny-lfu, which differs from run to run.
 */
final class Oracle {
    private static final String MAIN = "com.github.benmanes.caffeine.cache.simulator.Simulator";
    private static final String SETTING = "-Dcaffeine.simulator.";

    /** Our names and the simulator's, as it is configured and as it reports. */
    private static final Map<String, List<String>> COUNTED = Map.of(
            "lru", List.of("linked.Lru", "linked.Lru"),
            "fifo", List.of("linked.Fifo", "linked.Fifo"),
            "lfu", List.of("linked.Lfu", "linked.Lfu"),
            "random", List.of("sampled.Random", "sampled.sampled.Random"),
            "s3-fifo", List.of("two-queue.S3Fifo", "two-queue.S3Fifo"),
            "arc", List.of("adaptive.Arc", "adaptive.Arc"));

    private Oracle() {}

    /** Rewrites the table that is named. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path table = Path.of(args[0]);
        List<String> names = List.of();
        var lines = new ArrayList<String>();
        for (String line : Files.readAllLines(table)) {
            String[] fields = line.split(",", -1);
            if (line.startsWith("trace,")) {
                names = List.of(fields);
            } else if (!line.startsWith("#") && !fields[2].isEmpty()) {
                Map<String, String> hits = hits(fields[0], fields[1]);
                for (int i = 3; i < fields.length; i++) {
                    fields[i] = hits.getOrDefault(names.get(i), fields[i]);
                }
                System.out.println(String.join(",", fields));
            }
            lines.add(String.join(",", fields));
        }
        Files.write(table, lines);
    }

    /** Hits of our policies' names on one trace, counted by a process of its own. */
    private static Map<String, String> hits(String trace, String entries) throws IOException, InterruptedException {
        Path report = Files.createTempFile("oracle", ".csv");
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path")));
        var settings = new HashMap<String, String>(Map.of(
                "files.paths.0",
                source(trace),
                "admission.0",
                "Always",
                "maximum-size",
                entries,
                "report.format",
                "csv",
                "report.output",
                report.toString()));
        int number = 0;
        for (List<String> policy : COUNTED.values()) {
            settings.put("policies." + number++, policy.getFirst());
        }
        settings.forEach((key, value) -> command.add(SETTING + key + "=" + value));
        command.add(MAIN);
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the simulator ended with " + exit + ": " + String.join(" ", command));
        }
        return read(Files.readAllLines(report));
    }

    private static String source(String trace) {
        return switch (trace) {
            case "web12", "orm-busy" -> "cache2k:" + trace + ".trace.xz";
            case "w106" -> "cloud-physics:w106.trace.xz";
            case "scarab-recs" -> "scarab:scarab-recs.trace.xz";
            default -> "lirs:" + trace + ".trace.gz";
        };
    }

    private static Map<String, String> read(List<String> report) {
        List<String> heading = Arrays.asList(report.getFirst().split(","));
        var hits = new HashMap<String, String>();
        for (String line : report) {
            List<String> fields = Arrays.asList(line.split(",", -1));
            COUNTED.forEach((name, policy) -> {
                if (policy.getLast().equals(fields.getFirst())) {
                    hits.put(name, fields.get(heading.indexOf("Hits")));
                }
            });
        }
        return hits;
    }
}
