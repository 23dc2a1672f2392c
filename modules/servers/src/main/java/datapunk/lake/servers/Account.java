package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The account PostgreSQL runs under, as the words before its command; PostgreSQL refuses to run as root.
 * Not root: ourselves. Root: the owner of the data when that is not root, else an unmapped user namespace (files stay
 * root's, no account needed), else the account `postgres`, to which the folder is then given.
 */
record Account(String how, List<String> prefix) {
    private static final String POSTGRES = "postgres";

    /** Chooses the account for a server folder and makes the folder usable by it. */
    static Account of(Path folder, Path data) throws IOException {
        if (uid(Path.of("/proc/self"), System.getProperty("user.name").equals("root") ? 0 : 1) != 0) {
            return new Account("self", List.of());
        }
        int owner = Files.exists(data) ? uid(data, 0) : 0;
        if (owner != 0) {
            int group = (Integer) Files.getAttribute(data, "unix:gid");
            return setpriv("owner", Integer.toString(owner), Integer.toString(group), folder);
        }
        if (Shell.run("unshare", "-U", "true").ok()) {
            return new Account("namespace", List.of("unshare", "-U", "--"));
        }
        return postgresAccount(folder);
    }

    /** The command run under this account. */
    List<String> command(Path program, String... arguments) {
        var whole = new ArrayList<>(prefix);
        whole.add(program.toString());
        whole.addAll(List.of(arguments));
        return whole;
    }

    /** Gives a file made by us to the account. */
    void give(Path file) {
        if (how.equals("account")) {
            Shell.run("chown", POSTGRES + ":" + POSTGRES, file.toString());
        }
    }

    static Account postgresAccount(Path folder) {
        if (!Shell.run("id", POSTGRES).ok()) {
            throw new ServerException(
                    "PostgreSQL refuses to run as root, user namespaces are off and there is no account `postgres`.",
                    "adduser --system --group postgres");
        }
        Shell.Result given = Shell.run("chown", "-R", POSTGRES + ":" + POSTGRES, folder.toString());
        if (!given.ok()) {
            throw new ServerException("The folder " + folder + " could not be given to `postgres`: " + given.output());
        }
        return setpriv("account", POSTGRES, POSTGRES, folder);
    }

    private static Account setpriv(String how, String user, String group, Path folder) {
        var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
        var account = new Account(how, prefix);
        if (!Shell.run(account.command(Path.of("/usr/bin/test"), "-w", folder.toString()))
                .ok()) {
            throw new ServerException("The account " + user + " under which PostgreSQL must run cannot write to "
                    + folder + "; put the data where it can by LAKE_DATA, for instance /var/lib/lake.");
        }
        return account;
    }

    private static int uid(Path path, int fallback) throws IOException {
        return Files.exists(path) ? (Integer) Files.getAttribute(path, "unix:uid") : fallback;
    }
}
