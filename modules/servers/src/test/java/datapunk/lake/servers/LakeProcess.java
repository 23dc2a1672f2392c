package datapunk.lake.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** {@link HoldPostgres} in a JVM of its own. */
final class LakeProcess implements AutoCloseable {
    final Process jvm;
    private final BufferedReader out;

    private LakeProcess(Process jvm) {
        this.jvm = jvm;
        this.out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it with words before the command, such as those of setpriv. */
    static LakeProcess start(Path home, String classpath, List<String> before) throws IOException {
        return start(home, classpath, before, List.of());
    }

    /** Starts one that shares its server with others. */
    static LakeProcess sharing(Path home) throws IOException {
        return start(home, System.getProperty("java.class.path"), List.of(), List.of("share"));
    }

    private static LakeProcess start(Path home, String classpath, List<String> before, List<String> after)
            throws IOException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", classpath));
        command.addAll(List.of(HoldPostgres.class.getName(), home.toString()));
        command.addAll(after);
        return new LakeProcess(new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** The next line which begins with the word, cut into words; the test fails when the output ends before. */
    String[] line(String word) throws IOException {
        var seen = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(word)) {
                return line.split(" ");
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("no line " + word + " in:\n" + seen);
    }

    /** Ends it as a person does, and waits for its end. */
    void stop() throws IOException, InterruptedException {
        jvm.getOutputStream().close();
        line("stopped");
        jvm.waitFor();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    /** A copy of this JVM's class path which every account can read. */
    static String publicClasspath(Path folder) throws IOException {
        var entries = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            if (Files.isDirectory(from) || from.getFileName().toString().startsWith("postgresql")) {
                Path to = folder.resolve(entries.size() + "-" + from.getFileName());
                copy(from, to);
                entries.add(to.toString());
            }
        }
        Shell.run("chmod", "-R", "a+rX", folder.toString());
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        file.equals(from)
                                ? to
                                : to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
    }
}
