package datapunk.lake.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds the test servers for several test JVMs: prints (or writes to the file named by the one argument) a line
 * `export NAME='value'` for each variable, then waits until its input ends or it is told to stop.
 */
public final class HoldServers {
    private HoldServers() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        TestServers.database();
        String lines = new TreeMap<>(TestServers.variables())
                .entrySet().stream()
                        .map(variable -> "export " + variable.getKey() + "='" + variable.getValue() + "'\n")
                        .collect(Collectors.joining());
        if (args.length == 0) {
            System.out.print(lines);
            System.out.flush();
        } else {
            Path file = Path.of(args[0]);
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, lines);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }
}
