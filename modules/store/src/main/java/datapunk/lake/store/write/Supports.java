package datapunk.lake.store.write;

import datapunk.lake.pg.CopyReader;
import datapunk.lake.pg.CopyWriter;
import datapunk.lake.store.block.Members;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The table {@code support} of one stream, within a transaction that holds the stream's lock. */
final class Supports {
    private final Connection connection;
    private final int shard;
    private final long stream;

    Supports(Connection connection, int shard, long stream) {
        this.connection = connection;
        this.shard = shard;
        this.stream = stream;
    }

    /**
     * What one file states of one day.
     *
     * @param first byte offset of the first of its records in the file
     * @param last byte offset of the last
     */
    record Support(Members members, long first, long last) {

        /** Both statements of the same file together. */
        Support or(Support other) {
            return new Support(members.or(other.members), Math.min(first, other.first), Math.max(last, other.last));
        }

        /** The same where its observations stand after the day changed. */
        Support moved(int newSize, int[] at) {
            return new Support(members.moved(newSize, at), first, last);
        }
    }

    /** Support of these days by day and file. @param sizes number of observations of each day that exists */
    Map<Integer, Map<UUID, Support>> of(Map<Integer, Integer> sizes) throws SQLException {
        Map<Integer, Map<UUID, Support>> found = new TreeMap<>();
        if (sizes.isEmpty()) {
            return found;
        }
        CopyReader.read(
                connection,
                "select day, file_id, members, first, last from support where "
                        + Blocks.where(shard, stream, sizes.keySet()),
                row -> {
                    int day = row.int4();
                    UUID file = row.uuid();
                    Members members = Members.ofBytes(sizes.getOrDefault(day, 0), row.bytes());
                    found.computeIfAbsent(day, d -> new TreeMap<>())
                            .put(file, new Support(members, row.int8(), row.int8()));
                });
        return found;
    }

    /** Removes all support of these days. */
    void remove(Collection<Integer> days) throws SQLException {
        if (days.isEmpty()) {
            return;
        }
        try (var s = connection.createStatement()) {
            s.execute("delete from support where " + Blocks.where(shard, stream, days));
        }
    }

    /** Writes support of days that have none. */
    void insert(Map<Integer, Map<UUID, Support>> days) throws SQLException {
        if (days.isEmpty()) {
            return;
        }
        var copy = new CopyWriter(
                connection,
                "copy support(shard_key,stream,day,file_id,n,members,first,last) from stdin (format binary)");
        for (var day : days.entrySet()) {
            for (var file : day.getValue().entrySet()) {
                Support support = file.getValue();
                copy.row(8).int4(shard).int8(stream).int4(day.getKey()).uuid(file.getKey());
                copy.int4(support.members().count());
                byte[] members = support.members().bytes();
                if (members.length == 0) {
                    copy.nothing();
                } else {
                    copy.bytes(members, members.length);
                }
                copy.int8(support.first()).int8(support.last());
            }
        }
        copy.end();
    }
}
