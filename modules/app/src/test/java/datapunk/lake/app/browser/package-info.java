/** The page as people meet it: a real browser in front of a real lake. */
@NullMarked
package datapunk.lake.app.browser;

import org.jspecify.annotations.NullMarked;
