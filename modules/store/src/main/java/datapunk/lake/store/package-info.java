/** Where observations live: day blocks, features, provenance, ledger, cells and pyramid; all lake SQL. */
@NullMarked
package datapunk.lake.store;

import org.jspecify.annotations.NullMarked;
