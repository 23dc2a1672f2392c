package datapunk.lake.web.api;

import datapunk.lake.bus.Fault;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;

/** The parameters of a query as text, and numbers out of them; whatever is wrong is a fault that says what to send. */
public final class Params {
    private final MultiMap values;

    /** Parameters as they came. */
    public Params(MultiMap values) {
        this.values = values;
    }

    /** The text of a part of the path. */
    public static String path(RoutingContext ctx, String name) {
        return Objects.requireNonNullElse(ctx.pathParam(name), "");
    }

    /** The text of a parameter, unless absent or empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A whole number within bounds, both included. */
    public int whole(String name, int otherwise, int min, int max) {
        return (int) whole(name, (long) otherwise, min, max);
    }

    /** A whole number within bounds, both included. */
    public long whole(String name, long otherwise, long min, long max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw outOf(name, text.get(), min, max);
        }
        throw outOf(name, text.get(), min, max);
    }

    private static RuntimeException outOf(String name, String text, long min, long max) {
        String bounds = max == Long.MAX_VALUE ? "of at least " + min : "from " + min + " to " + max;
        return malformed(name, "must be a whole number " + bounds + ", not \"" + brief(text) + "\".");
    }

    /** A number that has to be there, within bounds. */
    public double degrees(String name, double max) {
        String text =
                text(name).orElseThrow(() -> malformed(name, "is missing: degrees from " + -max + " to " + max + "."));
        double value = number(name, text);
        if (!(Math.abs(value) <= max)) {
            throw malformed(name, "must be degrees from " + -max + " to " + max + ", not " + brief(text) + ".");
        }
        return value;
    }

    static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw malformed(name, "must hold decimal numbers, not \"" + brief(text) + "\".");
        }
        throw malformed(name, "must hold finite numbers, not \"" + brief(text) + "\".");
    }

    /** The fault of a parameter. */
    public static RuntimeException malformed(String name, String sentence) {
        return Fault.user("parameter-malformed", "Parameter " + name + " " + sentence)
                .exception();
    }

    static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
