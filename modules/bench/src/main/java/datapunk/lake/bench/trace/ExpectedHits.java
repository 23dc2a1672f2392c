package datapunk.lake.bench.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The table of hits that others measured, {@code policy-hits.csv}: a heading, a row of tolerances, a row of runs, then a
 * row for each trace and size. Lines that begin with {@code #} say where the figures are from.
 *
 * @param policies names of the policies, in the order of the columns
 * @param tolerances percentage points, one for each policy
 * @param runs how often a policy may try to be within its tolerance, one for each; 1 for all that are deterministic
 * @param rows traces and sizes
 */
record ExpectedHits(List<String> policies, List<Double> tolerances, List<Integer> runs, List<Row> rows) {
    private static final String TABLE = "policy-hits.csv";
    private static final int FIRST = 3;

    /** @param hits one count for each policy */
    record Row(String trace, int entries, int requests, List<Long> hits) {}

    ExpectedHits {
        policies = List.copyOf(policies);
        tolerances = List.copyOf(tolerances);
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
    }

    /** The table that belongs to the program. */
    static ExpectedHits read() throws IOException {
        try (InputStream in = ExpectedHits.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IOException("the program lacks its " + TABLE);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static ExpectedHits parse(String table) {
        List<List<String>> lines = table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
        var rows = new ArrayList<Row>();
        for (List<String> line : lines.subList(3, lines.size())) {
            rows.add(new Row(
                    line.get(0),
                    Integer.parseInt(line.get(1)),
                    Integer.parseInt(line.get(2)),
                    figures(line).stream().map(Long::valueOf).toList()));
        }
        return new ExpectedHits(
                figures(lines.get(0)),
                figures(lines.get(1)).stream().map(Double::valueOf).toList(),
                figures(lines.get(2)).stream().map(Integer::valueOf).toList(),
                rows);
    }

    private static List<String> figures(List<String> line) {
        return line.subList(FIRST, line.size());
    }
}
