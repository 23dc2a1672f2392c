package datapunk.lake.bench.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Keys in the order in which they were asked for. Equal keys are one object, so a replay makes no garbage of its own. */
public final class Trace {
    private static final int LOOP = 1_011;
    private static final int ROUNDS = 500;

    private final String name;
    private final Integer[] keys;

    private Trace(String name, Integer[] keys) {
        this.name = name;
        this.keys = keys;
    }

    /** A trace of these keys, which are numbered anew. */
    public static Trace of(String name, long[] keys) {
        Map<Long, Integer> numbers = new HashMap<>();
        var numbered = new Integer[keys.length];
        for (int i = 0; i < keys.length; i++) {
            numbered[i] = numbers.computeIfAbsent(keys[i], key -> numbers.size());
        }
        return new Trace(name, numbered);
    }

    /** The trace {@code loop}: the numbers 0 to 1,010 again and again, 500 times. */
    public static Trace loop() {
        return of(
                "loop",
                LongStream.range(0, (long) LOOP * ROUNDS).map(i -> i % LOOP).toArray());
    }

    /** What the trace is known as. */
    public String name() {
        return name;
    }

    /** How often something was asked for. */
    public int requests() {
        return keys.length;
    }

    /** What was asked for at that place, counted from 0. */
    public Integer key(int place) {
        return keys[place];
    }
}
