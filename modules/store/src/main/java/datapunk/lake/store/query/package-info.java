/** Answers to questions, encoded. */
@NullMarked
package datapunk.lake.store.query;

import org.jspecify.annotations.NullMarked;
