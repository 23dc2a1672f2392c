/** Tests of the configuration. */
@NullMarked
package datapunk.lake.app.config;

import org.jspecify.annotations.NullMarked;
