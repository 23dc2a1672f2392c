package datapunk.lake.app.cli;

import datapunk.lake.app.show.Amounts;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists imports, or shows the ledger of one. */
@Command(name = "imports", description = "List all imports, or show the ledger and the rejected records of one.")
final class ImportsCommand implements Callable<Integer> {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Mixin
    private Shared shared = new Shared();

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "The import to show; the beginning of its id is enough.")
    private @Nullable String id;

    @Option(names = "--rejects", paramLabel = "N", description = "Show at most N rejected records (${DEFAULT-VALUE}).")
    private int rejects = 20;

    @Override
    public Integer call() {
        try (var lake = shared.needed()) {
            if (id == null) {
                list(lake.imports());
            } else {
                String found = ImportIds.find(lake, id);
                show(lake.ledger(found), lake.rejects(found, Math.max(1, rejects)));
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
                out.say(line(i));
            }
        }
    }

    private static String line(JsonObject one) {
        String started = STARTED.format(Instant.parse(one.getString("started")));
        String parts = Stream.of("stored", "duplicate", "superseded", "rejected")
                .filter(name -> one.getLong(name) > 0)
                .map(name -> Amounts.number(one.getLong(name)) + " " + name)
                .collect(Collectors.joining(" + "));
        return ImportIds.abbreviated(one.getString("id")) + "  " + started + "  "
                + String.format(Locale.ROOT, "%-9s", one.getString("status"))
                + "  " + Amounts.number(one.getLong("read")) + " read" + (parts.isEmpty() ? "" : " = " + parts)
                + (Boolean.TRUE.equals(one.getBoolean("sample")) ? "  (sample)" : "");
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
            out.say("In quarantine: " + Amounts.number(quarantine.getLong("total"), "record"));
        }
        for (Object o : quarantine.getJsonArray("rejects")) {
            if (o instanceof JsonObject r) {
                out.say("  " + r.getString("reason") + "  " + r.getString("field") + "  at byte "
                        + r.getLong("position") + " of " + r.getString("path"));
                out.say("      " + Amounts.line(r.getString("fragment").strip(), out.width() - 6));
            }
        }
    }
}
