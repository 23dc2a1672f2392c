package datapunk.lake.bench.coherence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was committed, register by register: no register holds the same number of fixes twice, so that a number tells the
 * version. Written by one thread, read by any once the run is over.
 */
final class History {
    /** A state of a register. @param count fixes it holds @param commit by when it was visible in the database, nanoseconds */
    record Version(long count, long commit) {}

    private final Map<Integer, List<Version>> versions = new HashMap<>();
    private final Map<Integer, Set<Long>> counts = new HashMap<>();

    /** A history in which every register is empty. @param since nanoseconds */
    History(long since) {
        for (int register = 0; register <= Register.ALL; register++) {
            versions.put(register, new ArrayList<>(List.of(new Version(0, since))));
            counts.put(register, new HashSet<>(Set.of(0L)));
        }
    }

    /** How many fixes a register holds now. */
    long now(int register) {
        return of(register).getLast().count();
    }

    /** Whether a change of so many fixes leads to numbers that have not been there before. */
    boolean isTold(int register, long change) {
        return !counts.getOrDefault(register, Set.of()).contains(now(register) + change)
                && !counts.getOrDefault(Register.ALL, Set.of()).contains(now(Register.ALL) + change);
    }

    /** Notes a change of a register. */
    void committed(int register, long change, long nanos) {
        for (int each : new int[] {register, Register.ALL}) {
            long count = now(each) + change;
            of(each).add(new Version(count, nanos));
            counts.getOrDefault(each, new HashSet<>()).add(count);
        }
    }

    /** All states of a register, oldest first. */
    List<Version> of(int register) {
        return versions.getOrDefault(register, List.of());
    }
}
