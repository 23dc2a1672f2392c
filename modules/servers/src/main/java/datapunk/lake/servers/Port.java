package datapunk.lake.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** A free loopback port, the one of the last start when it is still free (remembered in a file). */
final class Port {
    private Port() {}

    static int remembered(Path file) throws IOException {
        OptionalInt last = in(file);
        if (last.isPresent() && isFree(last.getAsInt())) {
            return last.getAsInt();
        }
        return fresh(file);
    }

    static int fresh(Path file) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, socket.getLocalPort() + "\n");
            return socket.getLocalPort();
        }
    }

    /** The port in the file. */
    static OptionalInt in(Path file) throws IOException {
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        String text = Files.readString(file).strip();
        return text.matches("[1-9]\\d{0,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
