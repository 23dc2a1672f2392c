/** What the made-up person's phone notices of their days. */
@NullMarked
package datapunk.lake.sample.phone;

import org.jspecify.annotations.NullMarked;
