/** A made-up person's life, the same on every machine, and the files that companies would hold about it. */
@NullMarked
package datapunk.lake.sample;

import org.jspecify.annotations.NullMarked;
