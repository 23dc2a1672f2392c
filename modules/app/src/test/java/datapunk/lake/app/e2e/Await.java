package datapunk.lake.app.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what comes by itself, and fails at a deadline. */
final class Await {
    private static final Duration STEP = Duration.ofMillis(15);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Await() {}

    /** Until there is one. @param what for the message, such as "the import has ended" */
    static <T> T some(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Optional<T> seen = look.get(); ; seen = look.get()) {
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + PATIENCE.toSeconds() + " seconds in vain until " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** Until it is so. */
    static void until(String what, BooleanSupplier so) {
        some(what, () -> so.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
