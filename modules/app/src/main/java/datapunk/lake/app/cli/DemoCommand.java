package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Entry;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.run.RunningLake;
import datapunk.lake.app.show.Terminal;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The first run: start, import the sample, show the map. */
@Command(
        name = "demo",
        description = "Start the lake, import the year of a made-up person and serve the map.",
        footer = "The sample is marked everywhere and goes away with one click, or with: lake undo ID")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Shared shared = new Shared();

    @Option(names = "--exit", description = "Stop again once the sample is imported.")
    private boolean exit;

    private int code;

    @Override
    public Integer call() throws InterruptedException {
        LakeConfig config = shared.config().opened();
        UpCommand.serve(config, Entry.FIRST, shared, this::importSample, exit);
        return code;
    }

    private void importSample(RunningLake lake) {
        Terminal out = shared.terminal();
        Presence presence = lake.presence();
        try (var client = new LakeClient(presence.url(), presence.key())) {
            out.say("");
            out.say("Importing the sample: a year of a made-up person");
            JsonObject ledger = new ImportRun(client, out, ImportRun.LATER).follow(LakeClient::startSample);
            LedgerText.print(out, ledger);
            code = LedgerText.anyUnreadable(ledger) ? 1 : 0;
            if (shared.json) {
                System.out.println(LedgerText.json(ledger).encode());
            }
            out.say("");
            out.say("  The map: http://localhost:" + presence.port());
        }
    }
}
