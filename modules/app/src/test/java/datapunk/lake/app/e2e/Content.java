package datapunk.lake.app.e2e;

import datapunk.lake.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** What a lake's database holds. */
final class Content {
    private static final List<String> TABLES =
            List.of("block", "support", "cell_month", "pyramid", "feature", "quarantine", "file", "pending");

    private Content() {}

    /** Everything that must be equal when two lakes hold the same: number of rows and a hash of them, table by table. */
    static List<String> of(TestDatabase database) {
        String query = TABLES.stream()
                .map(table ->
                        "select '" + table + " ' || count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '')"
                                + " as line from (select md5(to_jsonb(t)::text) as h from " + table + " t) x")
                .collect(Collectors.joining(" union all "));
        return text(database, "select string_agg(line, chr(10) order by line) from (" + query + ") y")
                .lines()
                .toList();
    }

    /** The only value of a query, as text. */
    static String text(TestDatabase database, String query) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The only value of a query, as a number. */
    static long number(TestDatabase database, String query) {
        return Long.parseLong(text(database, query));
    }
}
