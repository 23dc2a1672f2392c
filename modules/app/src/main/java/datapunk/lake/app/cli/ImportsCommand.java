package datapunk.lake.app.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists imports, or shows the ledger of one. */
@Command(name = "imports", description = "List all imports, or show the ledger and the rejected records of one.")
final class ImportsCommand implements Callable<Integer> {
    @Mixin
    private Shared shared = new Shared();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The import to show.")
    private @Nullable String id;

    @Option(names = "--rejects", paramLabel = "N", description = "Show at most N rejected records (${DEFAULT-VALUE}).")
    private int rejects = 20;

    @Override
    public Integer call() {
        try (var lake = shared.needed()) {
            if (id == null) {
                list(lake.imports());
            } else {
                show(lake.ledger(id), lake.rejects(id, Math.max(1, rejects)));
            }
        }
        return 0;
    }

    private void list(JsonArray imports) {
        Terminal out = shared.terminal();
        if (shared.json) {
            System.out.println(new JsonObject().put("imports", imports).encode());
            return;
        }
        if (imports.isEmpty()) {
            out.say("Nothing has been imported yet. Try: ./lake import FILE");
        }
        for (Object o : imports) {
            if (o instanceof JsonObject i) {
                out.say(String.format(
                        Locale.ROOT,
                        "%s  %s  %-9s  %,d read, %,d stored, %,d duplicate, %,d superseded, %,d rejected%s",
                        i.getString("id"),
                        i.getString("started").substring(0, 19),
                        i.getString("status"),
                        i.getLong("read"),
                        i.getLong("stored"),
                        i.getLong("duplicate"),
                        i.getLong("superseded"),
                        i.getLong("rejected"),
                        Boolean.TRUE.equals(i.getBoolean("sample")) ? "  (sample)" : ""));
            }
        }
    }

    private void show(JsonObject ledger, JsonObject quarantine) {
        Terminal out = shared.terminal();
        if (shared.json) {
            System.out.println(ledger.copy().put("quarantine", quarantine).encode());
            return;
        }
        LedgerText.print(out, ledger);
        if (quarantine.getLong("total") > 0) {
            out.say("");
            out.say(String.format(Locale.ROOT, "In quarantine: %,d records", quarantine.getLong("total")));
        }
        for (Object o : quarantine.getJsonArray("rejects")) {
            if (o instanceof JsonObject r) {
                out.say("  " + r.getString("reason") + "  " + r.getString("field") + "  at byte " + r.getLong("position")
                        + " of " + r.getString("path"));
                out.say("      " + r.getString("fragment").replace('\n', ' '));
            }
        }
    }
}
