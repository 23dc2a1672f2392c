package datapunk.lake.ingest.run;

import datapunk.lake.bus.Fault;
import java.time.Duration;
import java.util.Set;

/**
 * When and how often to ask again after a fault that passes by itself.
 *
 * @param first pause after the first fault
 * @param most longest pause; each is twice the one before
 * @param on codes of the faults that pass
 */
public record Retry(Duration first, Duration most, Set<String> on) {
    /** Waits for the database as long as it takes. */
    public static final Retry DEFAULT = new Retry(
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            Set.of("database-away", "database-full", "database-busy", "timeout"));

    public Retry {
        on = Set.copyOf(on);
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("lake.ingest.retry.first must be positive and at most .most");
        }
    }

    /** Whether asking again can help. */
    boolean helps(Fault fault) {
        return on.contains(fault.code());
    }

    /** The pause after so many faults in a row. @param faults 1 and more */
    Duration pause(int faults) {
        Duration doubled = first.multipliedBy(1L << Math.min(faults - 1, 20));
        return doubled.compareTo(most) < 0 ? doubled : most;
    }
}
