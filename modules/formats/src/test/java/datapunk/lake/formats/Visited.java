package datapunk.lake.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An intake that keeps what a walk met for a test to look at. */
public final class Visited implements Intake {
    private static final Walk WALK = new Walk(Readers.standard());
    public final List<Item> items = new ArrayList<>();
    public final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    public final Map<String, Collected> sinks = new LinkedHashMap<>();
    public final List<Long> progress = new ArrayList<>();
    private final Predicate<Item> wanted;
    public int left;

    /** Wants everything. */
    public Visited() {
        this(item -> true);
    }

    /** Wants these items. */
    public Visited(Predicate<Item> wanted) {
        this.wanted = wanted;
    }

    /** What a walk over a file meets. */
    public static Visited of(Path file) {
        return new Visited().walk(WALK, file);
    }

    /** What a walk over these bytes meets; they are called {@code in.bin}. */
    public static Visited of(byte[] bytes) {
        return new Visited().walk(WALK, bytes);
    }

    /** Lets a walk over these bytes meet this. */
    public Visited walk(Walk walk, byte[] bytes) {
        try {
            Path file = Files.createTempFile("lake-walk", ".bin");
            try {
                Files.write(file, bytes);
                return walk(walk, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a walk over this file meet this. */
    public Visited walk(Walk walk, Path file) {
        try {
            walk.walk(file, "in.bin", this);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only item whose path ends in this. */
    public Item item(String end) {
        return items.stream().filter(i -> i.path().endsWith(end)).findFirst().orElseThrow();
    }

    /** How the reading of the item whose path ends in this ended. */
    public Outcome outcome(String end) {
        return outcomes.get(item(end).path());
    }

    /** What was read of all items together. */
    public Collected all() {
        var all = new Collected();
        for (Collected one : sinks.values()) {
            all.records.addAll(one.records);
            all.rejects.addAll(one.rejects);
            all.partial.addAll(one.partial);
            one.elements.forEach(all::element);
        }
        return all;
    }

    @Override
    public Optional<Sink> enter(Item item) {
        items.add(item);
        if (!wanted.test(item)) {
            return Optional.empty();
        }
        var sink = new Collected();
        sinks.put(item.path(), sink);
        return Optional.of(sink);
    }

    @Override
    public void leave(Item item, Outcome outcome) {
        if (!items.contains(item)) {
            throw new AssertionError("left but never entered: " + item);
        }
        left++;
        outcomes.put(item.path(), outcome);
    }

    @Override
    public void progress(long bytes) {
        progress.add(bytes);
    }
}
