/** Nouns of the lake and their arithmetic: observations, instants, positions. */
@NullMarked
package datapunk.lake.model;

import org.jspecify.annotations.NullMarked;
