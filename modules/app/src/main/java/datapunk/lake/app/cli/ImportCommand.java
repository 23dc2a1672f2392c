package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Entry;
import datapunk.lake.app.run.Logs;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.run.RunningLake;
import datapunk.lake.app.run.Steps;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports files and folders. */
@Command(
        name = "import",
        description = {
            "Import files and folders: Google Takeout (zip, tgz or unpacked), Records.json, Timeline, GPX …",
            "The format is found by looking inside, never by name. Importing the same again changes nothing."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Shared shared = new Shared();

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "What to import.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() {
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new CommandException(
                        (Files.exists(path) ? "Cannot read " : "There is no file or folder ") + path + ".");
            }
        }
        Optional<LakeClient> running = shared.running();
        if (running.isPresent()) {
            try (var lake = running.get()) {
                return load(lake, ImportRun.GOES_ON);
            }
        }
        return loadAlone();
    }

    /** No lake runs: one is started for as long as the import takes. */
    private int loadAlone() {
        LakeConfig config = shared.config().onPort(0);
        Terminal out = shared.terminal();
        Logs.toFiles(config.data(), config.logLevel(), Entry.FIRST);
        out.say("No lake is running; starting one for this import.");
        try (var lake = RunningLake.start(config, Version.text(), new Steps(out::say));
                var parting = new Parting(lake::close)) {
            lake.token().ifPresent(token -> out.say("  Your access token, shown only this once: " + token));
            Presence presence = lake.presence();
            try (var client = new LakeClient(presence.url(), presence.key())) {
                return load(client, ImportRun.LATER);
            }
        }
    }

    private int load(LakeClient lake, String ifLeft) {
        Terminal out = shared.terminal();
        JsonObject ledger = new ImportRun(lake, out, ifLeft).follow(client -> client.startImport(paths));
        LedgerText.print(out, ledger);
        if (shared.json) {
            System.out.println(LedgerText.json(ledger).encode());
        }
        return LedgerText.anyUnreadable(ledger) ? 1 : 0;
    }
}
