package datapunk.lake.app.cli;

import datapunk.lake.app.config.LakeConfig;
import datapunk.lake.app.config.Setting;
import datapunk.lake.servers.ServerSearch;
import datapunk.lake.servers.ServerSearch.Finding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is missing on this machine. */
@Command(name = "doctor", description = "Say what is missing on this machine and the command that mends it.")
final class DoctorCommand implements Callable<Integer> {
    private static final String DATABASE = "postgresql";
    /** The lake works without it, so that its absence is no fault of the machine. */
    private static final String REDIS = "redis";

    @Mixin
    private Shared shared = new Shared();

    @Override
    public Integer call() {
        LakeConfig config = shared.config();
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("Java", true, "Java " + Runtime.version() + " runs this.", ""));
        for (Finding found : ServerSearch.ofThisMachine().findings()) {
            boolean database = found.what().equals(DATABASE);
            boolean given = (database ? config.databaseUrl() : config.redisUrl()).isPresent();
            findings.add(given ? given(found.what()) : found);
        }
        boolean fit = true;
        var json = new JsonArray();
        for (Finding f : findings) {
            fit &= f.fit() || f.what().equals(REDIS);
            say(f);
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

    /** A server that the configuration names needs nothing of this machine. */
    private static Finding given(String what) {
        String key = (what.equals(DATABASE) ? Setting.DATABASE_URL : Setting.REDIS_URL).key();
        return new Finding(what, true, "The server that " + key + " names is used; `lake status` says how it is.", "");
    }

    private void say(Finding f) {
        String mark = f.fit() ? "ok" : f.what().equals(REDIS) ? "absent" : "missing";
        shared.terminal().say(String.format(Locale.ROOT, "  %-8s %s: %s", mark, f.what(), f.sentence()));
        if (!f.fit() && !f.mend().isEmpty()) {
            shared.terminal().say("             mend it with: " + f.mend());
        }
    }
}
