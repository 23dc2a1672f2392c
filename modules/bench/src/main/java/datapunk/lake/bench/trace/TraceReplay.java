package datapunk.lake.bench.trace;

import datapunk.lake.cache.policy.Policy;
import datapunk.lake.cache.policy.Worth;

/** Asks a policy for what a trace asked for, as a cache would that loads what it lacks. */
public final class TraceReplay {

    /** How many requests find their key, from an empty cache on. Every key weighs 1. */
    public long hits(Policy<Integer> policy, Trace trace) {
        long hits = 0;
        for (int i = 0; i < trace.requests(); i++) {
            Integer key = trace.key(i);
            if (policy.contains(key)) {
                policy.hit(key);
                hits++;
            } else {
                policy.admit(key, Worth.ONE, left -> {});
            }
        }
        return hits;
    }
}
