package datapunk.lake.formats.json;

import java.util.Optional;

/**
 * One element of a wanted array, or one wanted value that is no array.
 *
 * @param name of the array at the top of the content; empty when the content itself is the array
 * @param position byte offset of the element in the content
 * @param tree the value; {@link JsonTree.Nothing#MISSING} when there is a fault
 * @param fault kebab-case code when the element could not be understood as JSON
 * @param rawBeginning of an element with a fault: its first characters
 */
public record JsonElement(String name, long position, JsonTree tree, Optional<String> fault, String rawBeginning) {
    /** Longest text given as the beginning of an element. */
    public static final int FRAGMENT = 400;

    /** The beginning of the element as text, at most {@link #FRAGMENT} characters. */
    public String fragment() {
        return fault.isPresent() ? rawBeginning : JsonText.beginning(tree, FRAGMENT);
    }
}
