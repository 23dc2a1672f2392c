package datapunk.lake.bench.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All public traces; only with the Maven profile {@code traces}, which fetches them. */
class PolicyTracesGolden {

    @Test
    void everyPolicyHitsWhatItShouldOnEveryTrace() throws IOException {
        String jar = System.getProperty("lake.traces", "");
        assumeFalse(jar.isEmpty(), "the traces are fetched by the Maven profile traces only");
        PolicyTable table = new PolicyTraces(Optional.of(Path.of(jar))).run();
        System.out.println(table.markdown());
        assertEquals(List.of(), table.leftOut());
        assertEquals(0, table.excess(), () -> table.verdict() + "\n" + table.markdown());
    }
}
