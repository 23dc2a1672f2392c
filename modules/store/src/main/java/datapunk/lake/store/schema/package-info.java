/** The schema and its migrations. */
@NullMarked
package datapunk.lake.store.schema;

import org.jspecify.annotations.NullMarked;
