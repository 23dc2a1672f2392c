package datapunk.lake.cache.region;

import datapunk.lake.cache.policy.Policies;
import datapunk.lake.cache.policy.Policy;
import datapunk.lake.cache.policy.Worth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Values within a bound of bytes. What users loaded is chosen by a {@link Policy}; what was loaded ahead waits in a
 * staging area, first in first out, and moves to the policy when a user reads it first, so that guesses never push out
 * what is known to be wanted. Both together stay within the bound after every operation. Values older than the region's
 * time to live are never found. For one thread.
 *
 * @param <K> keys with equals and hashCode
 */
public final class Region<K, V> {
    /** Reads that are told to a policy that takes over. */
    private static final int READS_TOLD = 3;

    /** In order of arrival, which is the order in which they expire. */
    private final LinkedHashMap<K, Held<V>> held = new LinkedHashMap<>();

    private final Staging<K> staging = new Staging<>();
    private final Counts counts = new Counts();
    private final LongSupplier millis;
    private final Watch<K> watch;
    private RegionConfig config;
    private boolean warming = true;
    private Policy<K> policy;

    /** An empty region. @param millis a clock that only grows @param watch told what leaves */
    public Region(RegionConfig config, LongSupplier millis, Watch<K> watch) {
        this.config = config;
        this.millis = millis;
        this.watch = watch;
        this.policy = Policies.of(config.policy(), policyBound(), millis);
    }

    private long stagingBound() {
        return warming ? config.stagingBytes() : 0;
    }

    private long policyBound() {
        return config.bytes() - stagingBound();
    }

    /** A user reads; counts as a hit or a miss. */
    public Optional<V> get(K key) {
        expire();
        Held<V> found = held.get(key);
        if (found == null) {
            counts.missed();
            return Optional.empty();
        }
        counts.found(found);
        found.read(millis.getAsLong());
        if (staging.remove(key)) {
            admit(key, found.worth);
        } else {
            policy.hit(key);
        }
        return Optional.of(found.value);
    }

    /** Keeps a value that was loaded for a user, in place of any older one. */
    public Kept put(K key, V value, Worth worth) {
        expire();
        replace(key);
        counts.brought(worth.bytes());
        if (worth.bytes() > config.largest()) {
            counts.tooLarge();
            return Kept.TOO_LARGE;
        }
        held.put(key, new Held<>(value, worth, millis.getAsLong(), false));
        return admit(key, worth);
    }

    /** Keeps a value that was loaded ahead, in place of any older one, until others were staged after it. */
    public Kept stage(K key, V value, Worth worth) {
        expire();
        boolean main = policy.contains(key);
        replace(key);
        if (stagingBound() == 0) {
            return Kept.NOT_LET_IN;
        }
        if (worth.bytes() > Math.min(config.largest(), stagingBound())) {
            counts.tooLarge();
            return Kept.TOO_LARGE;
        }
        held.put(key, new Held<>(value, worth, millis.getAsLong(), true));
        if (main) {
            return admit(key, worth);
        }
        makeRoom(stagingBound() - worth.bytes());
        staging.add(key, worth.bytes());
        return Kept.KEPT;
    }

    /** Whether a value is there; counts nothing. */
    public boolean contains(K key) {
        expire();
        return held.containsKey(key);
    }

    /** Figures of a value that is there; counts nothing. */
    public Optional<Watch.Stay> stay(K key) {
        expire();
        return Optional.ofNullable(held.get(key)).map(h -> h.stay(millis.getAsLong()));
    }

    /** Forgets a value that is no longer true. @return whether it was there */
    public boolean remove(K key) {
        expire();
        return leave(key, Leaving.CHANGED);
    }

    /** Forgets what is no longer true. @return how many values */
    public int removeIf(Predicate<? super K> condition) {
        expire();
        int before = held.size();
        for (Iterator<Map.Entry<K, Held<V>>> all = held.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<K, Held<V>> entry = all.next();
            if (condition.test(entry.getKey())) {
                all.remove();
                forget(entry.getKey());
                left(entry.getKey(), entry.getValue(), Leaving.CHANGED);
            }
        }
        return before - held.size();
    }

    /**
     * Other settings from now on. What is cached stays as far as the bound allows; a policy that takes over begins with
     * what was read most.
     */
    public void configure(RegionConfig other) {
        boolean another = !other.policy().equals(config.policy());
        config = other;
        if (another) {
            handOver();
        }
        fit();
        expire();
    }

    /** Whether values are loaded ahead at the moment; while they are not, the staging area belongs to the policy. */
    public void warming(boolean on) {
        warming = on;
        fit();
    }

    /** How it is set. */
    public RegionConfig config() {
        return config;
    }

    /** What it counted and what it holds. */
    public RegionStats stats() {
        expire();
        return counts.with(new RegionStats.Size(policy.bytes() + staging.bytes(), staging.bytes(), held.size()));
    }

    /** The keys that are read most, those first. */
    public List<K> hottest(int n) {
        expire();
        List<K> keys = new ArrayList<>(held.keySet());
        keys.sort(byHeat());
        return List.copyOf(keys.subList(0, Math.min(n, keys.size())));
    }

    private void replace(K key) {
        held.remove(key);
        forget(key);
    }

    private Comparator<K> byHeat() {
        long now = millis.getAsLong();
        Map<K, Double> heats = new HashMap<>();
        held.forEach((key, h) -> heats.put(key, h.heat(now)));
        return Comparator.comparingDouble((K key) -> -heats.getOrDefault(key, 0.0));
    }

    private Kept admit(K key, Worth worth) {
        policy.admit(key, worth, gone -> pushedOut(gone, gone.equals(key) ? Leaving.NOT_LET_IN : Leaving.EVICTED));
        return held.containsKey(key) ? Kept.KEPT : Kept.NOT_LET_IN;
    }

    /** Bounds as they are set now; staged values that find no room there become the policy's if it has some. */
    private void fit() {
        policy.resize(policyBound(), gone -> pushedOut(gone, Leaving.EVICTED));
        for (var key = staging.beyond(stagingBound()); key.isPresent(); key = staging.beyond(stagingBound())) {
            unstage(key.get());
        }
    }

    private void unstage(K key) {
        Held<V> oldest = held.get(key);
        staging.remove(key);
        if (oldest != null && policy.bytes() + oldest.worth.bytes() <= policyBound()) {
            admit(key, oldest.worth);
        } else {
            leave(key, Leaving.UNREAD);
        }
    }

    private void makeRoom(long room) {
        for (var key = staging.beyond(room); key.isPresent(); key = staging.beyond(room)) {
            leave(key.get(), Leaving.UNREAD);
        }
    }

    /** Brings what the policy held to the one that is set now: the most read that fit, those last. */
    private void handOver() {
        List<K> keys = new ArrayList<>(held.keySet());
        keys.removeIf(staging::contains);
        keys.sort(byHeat());
        policy = Policies.of(config.policy(), policyBound(), millis);
        List<K> fitting = new ArrayList<>();
        long room = policyBound();
        for (K key : keys) {
            Held<V> value = held.get(key);
            if (value != null && value.worth.bytes() <= room) {
                room -= value.worth.bytes();
                fitting.add(key);
            } else {
                pushedOut(key, Leaving.EVICTED);
            }
        }
        for (K key : fitting.reversed()) {
            Held<V> value = held.get(key);
            if (value != null) {
                admit(key, value.worth);
                LongStream.range(0, Math.min(value.reads, READS_TOLD)).forEach(read -> policy.hit(key));
            }
        }
    }

    private void expire() {
        long ttl = config.ttl().toMillis();
        if (ttl == 0) {
            return;
        }
        long youngest = millis.getAsLong() - ttl;
        for (var first = held.firstEntry();
                first != null && first.getValue().since <= youngest;
                first = held.firstEntry()) {
            leave(first.getKey(), Leaving.EXPIRED);
        }
    }

    private boolean leave(K key, Leaving why) {
        forget(key);
        return pushedOut(key, why);
    }

    /** The policy has let it go already. */
    private boolean pushedOut(K key, Leaving why) {
        Held<V> gone = held.remove(key);
        if (gone != null) {
            left(key, gone, why);
        }
        return gone != null;
    }

    private void forget(K key) {
        if (!staging.remove(key)) {
            policy.remove(key);
        }
    }

    private void left(K key, Held<V> gone, Leaving why) {
        counts.left(why);
        watch.left(key, why, gone.stay(millis.getAsLong()));
    }
}
