/** PostgreSQL and Redis as private child processes of the lake. */
@NullMarked
package datapunk.lake.servers;

import org.jspecify.annotations.NullMarked;
