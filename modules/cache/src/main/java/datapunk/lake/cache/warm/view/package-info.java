/** What a reader's map shows, and the moves that change it. */
@NullMarked
package datapunk.lake.cache.warm.view;

import org.jspecify.annotations.NullMarked;
