package datapunk.lake.cache.replay;

/** Runs contenders through traces. Runs share nothing, so they may go on at the same time. */
public final class ReplayHarness {
    private ReplayHarness() {}

    /** Replays a whole trace; what is learned is tested before it is learned from. */
    public static ReplayReport run(Trace trace, Contender contender, ReplaySetting setting) {
        return new Simulation(trace, contender, setting).run();
    }

    /** Replays a whole trace in the usual setting: 128 MB, the second half counts. */
    public static ReplayReport run(Trace trace, Contender contender) {
        return run(trace, contender, ReplaySetting.of(trace));
    }
}
