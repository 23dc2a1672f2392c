package datapunk.lake.pg;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one place where SQLSTATE becomes a fault (PostgreSQL manual, appendix A). */
public final class SqlFaults {
    /** The database cannot be reached or is shutting down; whoever can wait should. */
    public static final String AWAY = "database-away";
    /** The disk of the database is full. */
    public static final String FULL = "database-full";

    private SqlFaults() {}

    /** What an error of either driver means to the one who asked. */
    public static FaultException of(Throwable error) {
        if (error instanceof FaultException known) {
            return known;
        }
        String state = state(error);
        if (state == null && String.valueOf(error.getMessage()).contains("wait queue")) {
            return busy();
        }
        if (state == null || state.startsWith("08") || state.startsWith("57P") || state.equals("25P03")) {
            if (state == null
                    && !(error instanceof IOException)
                    && !(error instanceof SQLException)
                    && !closed(error)) {
                return new Fault(Fault.Blame.LAKE, "internal", String.valueOf(error)).exception();
            }
            return Fault.outside(AWAY, "The database does not answer; the lake goes on when it is back.")
                    .exception();
        }
        if (state.startsWith("53")) {
            return Fault.outside(FULL, "The database has no room or memory left: " + error.getMessage())
                    .exception();
        }
        if (state.equals("40001") || state.equals("40P01") || state.equals("55P03")) {
            return busy();
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return Fault.outside(
                            "database-refused",
                            "The database does not let the lake in; look at lake.database.url: " + error.getMessage())
                    .exception();
        }
        if (state.equals("57014")) {
            return new Fault(
                            Fault.Blame.CAPACITY,
                            "too-much",
                            "That was too much to find at once; ask for a smaller area or a shorter time.")
                    .exception();
        }
        return new Fault(Fault.Blame.LAKE, "database-error", "SQLSTATE " + state + ": " + error.getMessage())
                .exception();
    }

    private static FaultException busy() {
        return new Fault(Fault.Blame.CAPACITY, "database-busy", "The database is busy; try again.").exception();
    }

    /** Whether trying again later can help. */
    public static boolean passing(Throwable error) {
        String code = of(error).fault().code();
        return code.equals(AWAY) || code.equals(FULL) || code.equals("database-busy");
    }

    private static boolean closed(Throwable error) {
        String text = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("closed") || text.contains("connection refused") || text.contains("timeout");
    }

    private static @Nullable String state(Throwable error) {
        for (@Nullable Throwable e = error; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            if (e instanceof PgException pg) {
                return pg.getSqlState();
            }
        }
        return null;
    }
}
