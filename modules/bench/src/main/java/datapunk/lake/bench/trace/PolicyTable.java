package datapunk.lake.bench.trace;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the policies did on the traces.
 *
 * @param rows one for each policy on each trace and size that was replayed
 * @param leftOut names of traces that were not at hand
 */
public record PolicyTable(List<PolicyRow> rows, List<String> leftOut) {
    public PolicyTable {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    /** How far the worst policy lies beyond its tolerance, percentage points; 0 when all hold. */
    public double excess() {
        return rows.stream().mapToDouble(PolicyRow::excess).max().orElse(0);
    }

    /** What was found, in a sentence. */
    public String verdict() {
        String replayed =
                rows.stream().map(row -> row.trace() + row.entries()).distinct().count() + " rows of traces";
        String missing = leftOut.isEmpty()
                ? ""
                : "; not replayed for want of the simulator's jar: " + String.join(", ", leftOut);
        return rows.stream()
                .filter(row -> row.excess() > 0)
                .max(Comparator.comparingDouble(PolicyRow::excess))
                .map(row -> String.format(
                        Locale.ROOT,
                        "%s on %s @ %d hits %.2f %% and should hit %.2f, %.2f points beyond its tolerance%s",
                        row.policy(),
                        row.trace(),
                        row.entries(),
                        row.percent(),
                        row.expectedPercent(),
                        row.excess(),
                        missing))
                .orElse("every policy hits what it should on " + replayed + missing);
    }

    /** The table in Markdown: per cent hit, and behind it what was expected where that differs by 0.005 or more. */
    public String markdown() {
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        var policies = rows.stream().map(PolicyRow::policy).distinct().toList();
        for (PolicyRow row : rows) {
            lines.computeIfAbsent(row.trace() + " @ " + row.entries(), name -> new StringBuilder("| " + name + " |"))
                    .append(cell(row));
        }
        var table = new StringBuilder("| trace @ entries | " + String.join(" | ", policies) + " |\n");
        table.append("|---|").append("---|".repeat(policies.size())).append('\n');
        lines.values().forEach(line -> table.append(line).append('\n'));
        return table.toString();
    }

    private static String cell(PolicyRow row) {
        boolean same = Math.abs(row.percent() - row.expectedPercent()) < 0.005;
        return same
                ? String.format(Locale.ROOT, " %.2f |", row.percent())
                : String.format(Locale.ROOT, " %.2f (%.2f) |", row.percent(), row.expectedPercent());
    }
}
