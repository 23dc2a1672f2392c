package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClient;
import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.run.Presence;
import datapunk.lake.app.show.Terminal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command understands. */
final class Shared {
    @Option(
            names = "--json",
            description = "Answer in JSON on standard output; everything else goes to standard error.")
    boolean json;

    /** The configuration of this process. */
    LakeConfig config() {
        return LakeConfig.read(System.getenv());
    }

    /** Where to write for people: the error stream when standard output belongs to a program. */
    Terminal terminal() {
        boolean watched = System.console() != null && System.console().isTerminal();
        return new Terminal(json ? System.err : System.out, watched && !json);
    }

    /** The running lake of the data folder. */
    Optional<LakeClient> running() {
        return Presence.of(config().data()).map(p -> new LakeClient(p.port(), p.key()));
    }

    /** The running lake, or a sentence that says how to start it. */
    LakeClient needed() {
        return running()
                .orElseThrow(() -> new CommandException(
                        "No lake is running on " + config().data() + ". Start it with: ./lake up"));
    }
}
