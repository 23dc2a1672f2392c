/** Containers of files: zip, tar and gzip, opened front to back with limits, without knowing what is inside. */
@NullMarked
package datapunk.lake.formats.archive;

import org.jspecify.annotations.NullMarked;
