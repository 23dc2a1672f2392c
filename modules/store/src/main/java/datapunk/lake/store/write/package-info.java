/** One transaction per stretch of records: blocks, features, provenance, ledger. */
@NullMarked
package datapunk.lake.store.write;

import org.jspecify.annotations.NullMarked;
