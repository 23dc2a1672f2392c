package datapunk.lake.store.schema;

import java.util.List;

/** The migrations of the lake's schema, kept as {@code .sql} files beside this class. */
public final class Schema {
    /** All migrations, oldest first; a released one is never edited. */
    public static final List<String> MIGRATIONS = List.of("V001_first_light");

    private Schema() {}
}
