/** What is learned: statistics of keys, a logistic regression that learns as it goes, and how well it ranks. */
@NullMarked
package datapunk.lake.cache.warm.model;

import org.jspecify.annotations.NullMarked;
