package datapunk.lake.app.run;

import datapunk.lake.app.config.ConfigException;
import datapunk.lake.app.config.LakeConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Whether the lake can listen where it should, asked before anything is started in vain. */
final class FreePort {
    private static final int MOST_TRIED = 100;
    private static final int LAST = 65_535;

    private FreePort() {}

    /** @throws ConfigException when it cannot */
    static void check(LakeConfig config) {
        if (config.port() == 0) {
            return;
        }
        try {
            bind(config);
        } catch (UnknownHostException e) {
            throw new ConfigException("lake.host names no address of this machine: " + config.host() + ".");
        } catch (BindException e) {
            throw new ConfigException(sentence(config, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new ConfigException(
                    "The lake cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage() + ".");
        }
    }

    /** The same on its port if that is free, else on the next free one. @throws ConfigException when there is none */
    static LakeConfig next(LakeConfig config) {
        for (int port = config.port(); port < config.port() + MOST_TRIED && port <= LAST; port++) {
            LakeConfig there = config.onPort(port);
            if (port == 0 || isFree(there)) {
                return there;
            }
        }
        check(config);
        return config;
    }

    private static boolean isFree(LakeConfig config) {
        try {
            bind(config);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void bind(LakeConfig config) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(config.host()), config.port()));
        }
    }

    private static String sentence(LakeConfig config, String why) {
        if (why.contains("in use")) {
            return "Another program listens on " + config.host() + ":" + config.port()
                    + " already; stop it or choose another port with LAKE_PORT.";
        }
        return why.contains("ermission")
                ? "Only root may listen on port " + config.port() + "; choose one above 1023 with LAKE_PORT."
                : "lake.host must be an address of this machine, not " + config.host() + ".";
    }
}
