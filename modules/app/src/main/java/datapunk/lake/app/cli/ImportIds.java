package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Ids of imports as people write them: whole, or only so much of their beginning that no other begins so. */
final class ImportIds {
    private static final int WHOLE = 36;
    private static final int SHORT = 8;

    private ImportIds() {}

    /** The beginning of an id, enough to name it. */
    static String abbreviated(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /** The whole id. @throws CommandException when none or several imports begin so */
    static String find(LakeClient lake, String text) {
        if (text.length() == WHOLE) {
            return text;
        }
        String beginning = text.toLowerCase(Locale.ROOT);
        List<String> found = lake.imports().stream()
                .map(o -> ((JsonObject) o).getString("id"))
                .filter(id -> !beginning.isEmpty() && id.startsWith(beginning))
                .toList();
        return switch (found.size()) {
            case 0 ->
                throw new CommandException(
                        "There is no import with an id like \"" + text + "\"; see them all with: ./lake imports");
            case 1 -> found.getFirst();
            default -> throw new CommandException("Several imports begin with " + text + "; write more of the id.");
        };
    }
}
