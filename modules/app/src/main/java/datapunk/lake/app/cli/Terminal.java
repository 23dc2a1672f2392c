package datapunk.lake.app.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.Locale;

/** Writes for people: steps with their time, a progress bar, tables. In JSON mode all of it goes to standard error. */
final class Terminal {
    private static final int BAR = 28;

    private final PrintStream out;
    private final boolean live;
    private boolean open;
    private long lastLine;

    Terminal(boolean json) {
        this.out = json ? System.err : System.out;
        this.live = System.console() != null && System.console().isTerminal() && !json;
    }

    /** A line. */
    void say(String line) {
        finish();
        out.println(line);
    }

    /** Progress of an import, on one line that is rewritten; without a terminal, a line every few seconds. */
    void progress(JsonObject p) {
        long total = p.getLong("totalBytes", 0L);
        long done = p.getLong("bytes", 0L);
        double share = total <= 0 ? 0 : Math.min(1.0, (double) done / total);
        int full = (int) Math.round(share * BAR);
        String line = String.format(
                Locale.ROOT,
                "  %s%s %3d %%  %,d records  %,d/s  %s",
                "█".repeat(full),
                "░".repeat(BAR - full),
                Math.round(share * 100),
                p.getLong("records", 0L),
                Math.round(p.getDouble("recordsPerSecond", 0.0)),
                "waiting".equals(p.getString("status")) ? "waiting for the database" : eta(p.getDouble("etaSeconds", -1.0)));
        long now = System.nanoTime();
        if (live) {
            out.print("\r\033[K" + line);
            out.flush();
            open = true;
        } else if (now - lastLine > 2_000_000_000L) {
            lastLine = now;
            out.println(line);
        }
    }

    private static String eta(double seconds) {
        return seconds < 0 ? "" : String.format(Locale.ROOT, "%.0f s to go", Math.ceil(seconds));
    }

    /** Ends the line that is being rewritten. */
    void finish() {
        if (open) {
            out.println();
            open = false;
        }
    }

    /** Bytes for people. */
    static String bytes(long n) {
        return n < 1 << 10
                ? n + " B"
                : n < 1 << 20
                        ? String.format(Locale.ROOT, "%.1f kB", n / 1024.0)
                        : String.format(Locale.ROOT, "%.1f MB", n / 1048576.0);
    }
}
