package datapunk.lake.app.run;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells what is being done and how long it took. */
public final class Steps {
    private final Consumer<String> out;

    /** Tells it there, a line at a time. */
    public Steps(Consumer<String> out) {
        this.out = out;
    }

    /** Does it and tells. @param what for instance "PostgreSQL started" */
    public <T> T step(String what, Supplier<T> work) {
        long begun = System.nanoTime();
        T result = work.get();
        out.accept(String.format(Locale.ROOT, "  %-42s %6.1f s", what, (System.nanoTime() - begun) / 1e9));
        return result;
    }

    /** Tells a line. */
    public void say(String line) {
        out.accept(line);
    }
}
