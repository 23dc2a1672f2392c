package datapunk.lake.bench.coherence;

import java.util.Locale;

/** What is done to the lakes or to Redis for a while; with the time after it, until the next one, it is one row of the report. */
public enum Disturbance {
    /** Nothing. */
    CALM(Hints.ALL),
    /** A lake is stopped in its tracks (SIGSTOP) and goes on later. */
    PAUSE(Hints.ALL),
    /** Redis forgets everything. */
    REDIS_FLUSHED(Hints.ALL),
    /** A lake is killed (-9) between its commit and its telling of it, and started again. */
    KILL(Hints.LOST),
    /** Redis is there and says nothing (SIGSTOP), so that hints are lost in silence. */
    REDIS_FROZEN(Hints.LOST),
    /** Redis is killed (-9) and back at once, empty. */
    REDIS_KILLED(Hints.NONE),
    /** Redis is stopped for some seconds. */
    REDIS_AWAY(Hints.NONE);

    private final Hints hints;

    Disturbance(Hints hints) {
        this.hints = hints;
    }

    /** What becomes of the hints by which one lake learns at once of the writes of another. */
    public enum Hints {
        /** All get through. */
        ALL,
        /** Some are lost and nobody notices at once. */
        LOST,
        /** Everybody knows that none come. */
        NONE
    }

    /** What becomes of hints under it. */
    public Hints hints() {
        return hints;
    }

    /** As in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
