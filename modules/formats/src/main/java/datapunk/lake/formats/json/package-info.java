/**
 * JSON met as a stream: elements of the wanted arrays cut out at byte level one at a time ({@link JsonElements}), each a
 * small tree ({@link JsonTree}) with lenient getters, so that a file of any size needs the memory of one element, and a
 * broken, oversized or too deep element costs only itself.
 */
@NullMarked
package datapunk.lake.formats.json;

import org.jspecify.annotations.NullMarked;
