/** Reading one snapshot of an account: cells, candidates, blocks. */
@NullMarked
package datapunk.lake.store.query.scan;

import org.jspecify.annotations.NullMarked;
