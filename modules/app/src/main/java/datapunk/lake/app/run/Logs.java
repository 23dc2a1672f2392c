package datapunk.lake.app.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Structured logs: one line an event, {@code key=value}, in files under the data folder that are rotated. */
public final class Logs {
    private static final int FILE_BYTES = 8 << 20;
    private static final int FILES = 4;

    private Logs() {}

    /**
     * Sends all logs of this process to {@code logs/lake.N.log} under the data folder; those of a process that joins to
     * {@code logs/lake-joined.M.N.log}, where M is its own.
     */
    public static void toFiles(Path data, String level, Entry entry) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        try {
            Path folder = Files.createDirectories(data.resolve("logs"));
            String name = entry == Entry.FIRST ? "/lake.%g.log" : "/lake-joined.%u.%g.log";
            var handler = new FileHandler(folder + name, FILE_BYTES, FILES, true);
            handler.setFormatter(new Line());
            handler.setEncoding("UTF-8");
            root.addHandler(handler);
            root.setLevel(Level.parse(level));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void notice(String sentence) {
        Logger.getLogger(Logs.class.getName()).warning(() -> "event=setting-passed-over detail=\"" + sentence + "\"");
    }

    static void stopFailed(Exception e) {
        Logger.getLogger(Logs.class.getName()).log(Level.WARNING, "event=stop-failed", e);
    }

    /** Time, level and logger before the message; a stack trace after it. */
    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord event) {
            var text = new StringWriter();
            text.append("time=")
                    .append(Instant.ofEpochMilli(event.getMillis())
                            .truncatedTo(ChronoUnit.MILLIS)
                            .toString());
            text.append(" level=").append(event.getLevel().getName());
            text.append(" logger=").append(event.getLoggerName()).append(' ');
            text.append(formatMessage(event).replace('\n', ' ')).append('\n');
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text));
            }
            return text.toString();
        }
    }
}
