/** Learned warming: which answers to make before anybody asks, and whether that pays. Knows neither Vert.x nor SQL. */
@NullMarked
package datapunk.lake.cache.warm;

import org.jspecify.annotations.NullMarked;
