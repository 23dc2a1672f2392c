package datapunk.lake.servers;

import java.nio.file.Path;

/** A lake of one server, to be killed by a test: starts it, prints `ready PORT PID`, stops it when its input ends. */
final class HoldPostgres {
    private HoldPostgres() {}

    public static void main(String[] args) throws Exception {
        try (var server = PrivatePostgres.start(Path.of(args[0]), ServerSettings.forTests())) {
            System.out.println("ready " + server.port() + " " + server.pid());
            while (System.in.read() >= 0) {
                continue;
            }
        }
        System.out.println("stopped");
    }
}
