package datapunk.lake.pg;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of a query by binary COPY, without objects per value. */
public final class CopyReader {
    private CopyReader() {}

    /** Hands every row of the query to the consumer, which must read all columns in order. */
    public static void read(Connection connection, String query, Consumer<RowBytes> consumer) throws SQLException {
        CopyOut out = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        boolean first = true;
        for (byte[] data = out.readFromCopy(); data != null; data = out.readFromCopy()) {
            var row = new RowBytes(ByteBuffer.wrap(data));
            if (first) {
                row.skipHeader();
                first = false;
            }
            if (row.hasMore() && row.columns() >= 0) {
                consumer.accept(row);
            }
        }
    }
}
