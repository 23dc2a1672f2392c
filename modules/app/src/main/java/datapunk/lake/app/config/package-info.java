/** Configuration: environment over file over defaults, read once. */
@NullMarked
package datapunk.lake.app.config;

import org.jspecify.annotations.NullMarked;
