package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A lake of one server, to be killed by a test: starts it, prints `ready PORT PID`, stops it when its input ends. With a
 * second word it shares the server with others and prints `ready URL`.
 */
final class HoldPostgres {
    private HoldPostgres() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        if (args.length > 1) {
            try (var server = PrivatePostgres.share(home, ServerSettings.forTests())) {
                System.out.println("ready " + server.url());
                untilInputEnds();
            }
        } else {
            try (var server = PrivatePostgres.start(home, ServerSettings.forTests())) {
                System.out.println("ready " + server.port() + " " + server.pid());
                untilInputEnds();
            }
        }
        System.out.println("stopped");
    }

    private static void untilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
