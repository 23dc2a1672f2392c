package datapunk.lake.app.run;

/** How a process comes to a data folder. */
public enum Entry {
    /** As the only one so far. */
    FIRST,
    /** Beside those that run, on the next free port; as the first when none runs. */
    JOINING,
    /** The same on just the port of the configuration. */
    JOINING_AT_PORT
}
