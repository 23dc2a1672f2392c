package datapunk.lake.app.cli;

import datapunk.lake.servers.ServerSearch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is missing on this machine. */
@Command(name = "doctor", description = "Say what is missing on this machine and the command that mends it.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        List<ServerSearch.Finding> findings = new ArrayList<>();
        findings.add(new ServerSearch.Finding("Java", true, "Java " + Runtime.version() + " runs this.", ""));
        findings.addAll(ServerSearch.ofThisMachine().findings());
        var json = new JsonArray();
        boolean fit = true;
        for (ServerSearch.Finding f : findings) {
            fit &= f.fit();
            shared.terminal().say((f.fit() ? "  ok       " : "  missing  ") + f.what() + ": " + f.sentence());
            if (!f.fit() && !f.mend().isEmpty()) {
                shared.terminal().say("             mend it with: " + f.mend());
            }
            json.add(new JsonObject()
                    .put("what", f.what())
                    .put("fit", f.fit())
                    .put("sentence", f.sentence())
                    .put("mend", f.mend()));
        }
        if (shared.json) {
            System.out.println(
                    new JsonObject().put("fit", fit).put("findings", json).encode());
        }
        return fit ? 0 : 1;
    }
}
