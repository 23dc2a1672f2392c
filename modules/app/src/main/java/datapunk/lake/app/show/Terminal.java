package datapunk.lake.app.show;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Writes for people: steps with their time, a progress bar, tables. */
public final class Terminal {
    private static final int BAR = 20;
    private static final int WIDTH = 80;
    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 200;
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final boolean live;
    private final int width;
    private boolean open;
    private boolean begun;
    private long lastLine;

    /** One that writes there. @param live whether a person watches and lines may be rewritten */
    public Terminal(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
        this.width = width(System.getenv());
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(columns), LEAST_WIDTH, MOST_WIDTH) : WIDTH;
    }

    /** Characters of a line. */
    public int width() {
        return width;
    }

    /** A line. */
    public void say(String line) {
        finish();
        out.println(line);
    }

    /** Progress of an import, on one line that is rewritten; without a terminal, a line every few seconds. */
    public void progress(JsonObject p) {
        long now = System.nanoTime();
        if (live) {
            out.print("\r\033[K" + bar(p));
            out.flush();
            open = true;
        } else if (begun && now - lastLine > EVERY_NANOS) {
            lastLine = now;
            out.println(bar(p));
        } else if (!begun) {
            lastLine = now;
        }
        begun = true;
    }

    /** A line that says how far an import is. @param p as the API tells it */
    static String bar(JsonObject p) {
        long total = p.getLong("totalBytes", 0L);
        double share = total <= 0 ? 0 : Math.min(1.0, (double) p.getLong("bytes", 0L) / total);
        int full = (int) Math.round(share * BAR);
        return String.format(
                Locale.ROOT,
                "  %s%s %3d %%  %s  %,d/s  %s",
                "█".repeat(full),
                "░".repeat(BAR - full),
                (long) Math.floor(share * 100),
                Amounts.number(p.getLong("records", 0L), "record"),
                Math.round(p.getDouble("recordsPerSecond", 0.0)),
                outlook(p));
    }

    private static String outlook(JsonObject p) {
        double eta = p.getDouble("etaSeconds", -1.0);
        return switch (p.getString("status", "")) {
            case "waiting" -> "waiting for the database";
            case "queued" -> "waits its turn";
            default ->
                eta < 0
                        ? ""
                        : (eta < 1
                                ? "nearly done"
                                : Amounts.seconds(Math.ceil(eta)).replace(".0 s", " s") + " to go");
        };
    }

    /** Ends the line that is being rewritten. */
    public void finish() {
        if (open) {
            out.print("\r\033[K");
            out.flush();
            open = false;
        }
    }
}
