package datapunk.lake.monitor;

import java.time.Duration;

/**
 * How monitoring judges.
 *
 * @param silence a part that has not reported for as long counts as down ({@code lake.monitor.silence})
 */
public record MonitorConfig(Duration silence) {
    /** What suits most. */
    public static final MonitorConfig DEFAULT = new MonitorConfig(Duration.ofSeconds(30));

    public MonitorConfig {
        if (silence.toMillis() < 1000) {
            throw new IllegalArgumentException("lake.monitor.silence must be at least one second");
        }
    }
}
