package datapunk.lake.bench.coherence;

/** A stretch of the run under one disturbance. @param begin nanoseconds @param end nanoseconds */
record Segment(Disturbance what, long begin, long end) {
    boolean holds(long nanos) {
        return nanos >= begin && nanos < end;
    }
}
