package datapunk.lake.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The private Redis as something to share. */
record SharedRedis(Path folder, ServerSearch.Redis program, ServerSettings settings) implements SharedServer.Kind {

    @Override
    public Optional<String> answering() throws IOException {
        OptionalInt port = Port.in(folder.resolve("port"));
        if (port.isEmpty() || settings.durable() && !Files.exists(folder.resolve("secret"))) {
            return Optional.empty();
        }
        String password = PrivateRedis.password(folder, settings);
        return PrivateRedis.ping(port.getAsInt(), password)
                ? Optional.of(PrivateRedis.url(port.getAsInt(), password))
                : Optional.empty();
    }

    @Override
    public SharedServer.Kept keep(FolderLock claim) {
        return PrivateRedis.keep(claim, folder, program, settings);
    }

    @Override
    public void stopOrphan() {
        PrivateRedis.stopOrphan(folder.resolve("..").normalize());
    }
}
