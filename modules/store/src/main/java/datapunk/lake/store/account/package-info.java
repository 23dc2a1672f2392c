/** Accounts, and imports and rejects as people read them. */
@NullMarked
package datapunk.lake.store.account;

import org.jspecify.annotations.NullMarked;
