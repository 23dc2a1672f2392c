/** Tests of the client. */
@NullMarked
package datapunk.lake.app.client;

import org.jspecify.annotations.NullMarked;
