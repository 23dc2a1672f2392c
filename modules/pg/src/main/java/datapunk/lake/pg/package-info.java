/** PostgreSQL at hand: pools, binary COPY, SQL resources, migrations, faults from SQLSTATE. */
@NullMarked
package datapunk.lake.pg;

import org.jspecify.annotations.NullMarked;
