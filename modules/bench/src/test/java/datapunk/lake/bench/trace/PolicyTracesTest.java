package datapunk.lake.bench.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTracesTest {

    @Test
    void everyPolicyHitsWhatItShouldOnTheLoop() throws IOException {
        PolicyTable table = new PolicyTraces(Optional.empty()).run();
        assertEquals(8, table.rows().size());
        assertEquals(0, table.excess(), table::verdict);
    }

    @Test
    void whatWasNotReplayedIsSaid() throws IOException {
        PolicyTable table = new PolicyTraces(Optional.empty()).run();
        assertTrue(table.leftOut().contains("w106"));
        assertTrue(table.verdict().contains("w106"), table::verdict);
    }
}
