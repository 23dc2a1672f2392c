/** Google's location Settings.json: what the account's devices are called. */
@NullMarked
package datapunk.lake.formats.settings;

import org.jspecify.annotations.NullMarked;
