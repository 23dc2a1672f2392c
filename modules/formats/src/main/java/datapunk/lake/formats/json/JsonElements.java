package datapunk.lake.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The elements of the wanted arrays at the top of one JSON content, one after another; everything else is passed over
 * at byte level without being held. Needs memory for one element of at most {@link #LARGEST} bytes, however large the
 * content. A byte order mark and blanks before the content are tolerated.
 */
public final class JsonElements {
    /** Largest element in bytes that is understood; a larger one is handed out with a fault. */
    public static final int LARGEST = 4 << 20;

    private static final int LONGEST_NAME = 256;
    private static final int MOST_PASSED = 32;

    private enum State {
        START,
        IN_OBJECT,
        IN_ARRAY,
        DONE
    }

    private final JsonBytes bytes;
    private final Set<String> wanted;
    private final Set<String> dropped;
    private final List<String> passed = new ArrayList<>();
    private State state = State.START;
    private boolean rootIsArray;
    private String name = "";
    private long count;
    private Optional<String> damage = Optional.empty();

    /**
     * The elements of {@code in}.
     *
     * @param wanted names of arrays at the top of an object; the empty name stands for a content that is an array. A
     *     wanted name whose value is no array gives that value as one element.
     * @param dropped names whose values, at any depth, are replaced by an empty object and never kept
     */
    public JsonElements(InputStream in, Set<String> wanted, Set<String> dropped) {
        this.bytes = new JsonBytes(in, LARGEST);
        this.wanted = Set.copyOf(wanted);
        this.dropped = Set.copyOf(dropped);
    }

    /** The next element; empty at the end or when the content is too damaged to go on. */
    public Optional<JsonElement> next() throws IOException {
        while (state != State.DONE) {
            Optional<JsonElement> element = switch (state) {
                case START -> start();
                case IN_OBJECT -> member();
                case IN_ARRAY -> item();
                case DONE -> Optional.empty();
            };
            if (element.isPresent()) {
                count++;
                return element;
            }
        }
        return Optional.empty();
    }

    /** A sentence when the content was cut or is damaged; known after the last element. */
    public Optional<String> damage() {
        return damage;
    }

    /** Names at the top that were passed over, at most {@value #MOST_PASSED}. */
    public List<String> passed() {
        return List.copyOf(passed);
    }

    private Optional<JsonElement> start() throws IOException {
        if (bytes.peek() == 0xEF) {
            bytes.take();
            bytes.take();
            bytes.take();
        }
        int b = bytes.peekSolid();
        if (b == '{') {
            state = State.IN_OBJECT;
        } else if (b == '[' && wanted.contains("")) {
            state = State.IN_ARRAY;
            rootIsArray = true;
        } else if (b == JsonBytes.END) {
            return broken("The file is empty.");
        } else {
            return broken("The file does not begin like JSON of this kind; export it again.");
        }
        bytes.take();
        return Optional.empty();
    }

    private Optional<JsonElement> member() throws IOException {
        int b = bytes.peekSolid();
        switch (b) {
            case ',' -> bytes.take();
            case '}' -> {
                bytes.take();
                finish();
            }
            case '"' -> {
                return named();
            }
            case JsonBytes.END -> cut();
            default -> unexpected();
        }
        return Optional.empty();
    }

    private Optional<JsonElement> named() throws IOException {
        bytes.startKeeping();
        boolean whole = bytes.skipString();
        bytes.stopKeeping();
        if (!whole || bytes.peekSolid() == JsonBytes.END) {
            return cut();
        }
        name = bytes.keptLength() > LONGEST_NAME ? "…" : nameOf(bytes.kept(), bytes.keptLength());
        bytes.shrink();
        if (bytes.peekSolid() != ':') {
            return unexpected();
        }
        bytes.take();
        int b = bytes.peekSolid();
        if (!wanted.contains(name)) {
            if (passed.size() < MOST_PASSED) {
                passed.add(name);
            }
            return bytes.skipValue() ? Optional.empty() : bytes.peek() == JsonBytes.END ? cut() : unexpected();
        }
        if (b == '[') {
            bytes.take();
            state = State.IN_ARRAY;
            return Optional.empty();
        }
        return element(b);
    }

    private static String nameOf(byte[] quoted, int length) {
        return switch (JsonParse.parse(quoted, length, Set.of())) {
            case JsonParse.Result.Parsed(var tree) -> tree.text().orElse("…");
            case JsonParse.Result.Refused _ -> "…";
        };
    }

    private Optional<JsonElement> item() throws IOException {
        int b = bytes.peekSolid();
        switch (b) {
            case ',' -> bytes.take();
            case ']' -> {
                bytes.take();
                if (rootIsArray) {
                    finish();
                } else {
                    state = State.IN_OBJECT;
                }
            }
            default -> {
                return element(b);
            }
        }
        return Optional.empty();
    }

    /** The value that begins with this byte, which is not yet taken. */
    private Optional<JsonElement> element(int first) throws IOException {
        if (first == JsonBytes.END) {
            return cut();
        }
        if (first == '}' || first == ']' || first == ':' || first == ',') {
            return unexpected();
        }
        long position = bytes.offset();
        bytes.startKeeping();
        boolean whole = bytes.skipValue();
        bytes.stopKeeping();
        Optional<JsonElement> element = Optional.of(
                whole
                        ? understood(position)
                        : faulty(position, bytes.peek() == JsonBytes.END ? "cut-off" : "json-malformed"));
        bytes.shrink();
        if (!whole) {
            if (bytes.peek() == JsonBytes.END) {
                cut();
            } else {
                unexpected();
            }
        }
        return element;
    }

    private JsonElement understood(long position) {
        if (bytes.overflow()) {
            return faulty(position, "element-too-large");
        }
        return switch (JsonParse.parse(bytes.kept(), bytes.keptLength(), dropped)) {
            case JsonParse.Result.Parsed(var tree) -> new JsonElement(name, position, tree, Optional.empty(), "");
            case JsonParse.Result.Refused(var reason) -> faulty(position, reason);
        };
    }

    private JsonElement faulty(long position, String reason) {
        int length = Math.min(bytes.keptLength(), 4 * JsonElement.FRAGMENT);
        String text = JsonParse.clean(new String(bytes.kept(), 0, length, StandardCharsets.UTF_8));
        for (String secret : dropped) {
            int from = text.indexOf('"' + secret);
            text = from < 0 ? text : text.substring(0, from) + "…";
        }
        int end = Math.min(text.length(), JsonElement.FRAGMENT);
        String fragment = JsonParse.clean(text.substring(0, end));
        return new JsonElement(name, position, JsonTree.Nothing.MISSING, Optional.of(reason), fragment);
    }

    private void finish() throws IOException {
        state = State.DONE;
        if (bytes.peekSolid() != JsonBytes.END) {
            broken("The file goes on after its end, at byte " + bytes.offset() + "; what follows was not read.");
        }
    }

    private Optional<JsonElement> cut() {
        return broken("The file ends in the middle, at byte " + bytes.offset() + "; the " + count
                + " elements before it are kept. Export it again to get the rest.");
    }

    private Optional<JsonElement> unexpected() {
        return broken("The file is damaged at byte " + bytes.offset() + "; the " + count
                + " elements before it are kept. Export it again to get the rest.");
    }

    private Optional<JsonElement> broken(String why) {
        state = State.DONE;
        damage = Optional.of(why);
        return Optional.empty();
    }
}
