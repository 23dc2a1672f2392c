/** The made-up person's days: where they are, when, and along which ways they go. */
@NullMarked
package datapunk.lake.sample.life;

import org.jspecify.annotations.NullMarked;
