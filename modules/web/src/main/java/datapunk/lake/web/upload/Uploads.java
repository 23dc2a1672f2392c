package datapunk.lake.web.upload;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.ingest.IngestDoors.Given;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Uploads under way and done. Safe for any thread; one upload is written or verified by one request at a time. */
public final class Uploads {
    private final Vertx vertx;
    private final UploadFolder folder;
    private final long limit;
    private final WorkerExecutor hashing;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** Uploads in a folder. @param limit largest upload, bytes */
    public Uploads(Vertx vertx, Path folder, long limit) {
        this(vertx, new UploadFolder(folder, f -> Files.getFileStore(f).getUsableSpace()), limit);
    }

    Uploads(Vertx vertx, UploadFolder folder, long limit) {
        this.vertx = vertx;
        this.folder = folder;
        this.limit = limit;
        this.hashing = vertx.createSharedWorkerExecutor("lake-hashing", 2, 1, TimeUnit.HOURS);
    }

    /**
     * A file that was uploaded.
     *
     * @param hash its SHA-256
     * @param name as the person knows it
     * @param bytes its size if known, else -1
     */
    public record Sent(String hash, String name, long bytes) {}

    /** A SHA-256 in lower case hex; fault {@code parameter-malformed}. */
    public static String hash(String text) {
        String hash = text.toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw Fault.user("parameter-malformed", "Parameter sha256 must be the SHA-256 of the file: 64 hex digits.")
                    .exception();
        }
        return hash;
    }

    /** Bytes of this upload that are already here. */
    Future<Long> offset(String hash) {
        return vertx.executeBlocking(() -> folder.offset(hash), false).map(Objects::requireNonNull);
    }

    /** Appends the body of a paused request. @return where the upload stands after it */
    Future<Long> append(String hash, long offset, long bytes, HttpServerRequest request) {
        if (bytes > limit - offset) {
            return Future.failedFuture(Fault.user(
                            "upload-too-large",
                            "A file may have up to " + limit
                                    + " bytes here; raise lake.upload.limit or use ./lake import.")
                    .exception());
        }
        return alone(
                hash,
                () -> vertx.executeBlocking(
                                () -> {
                                    folder.expect(hash, offset, bytes);
                                    return offset;
                                },
                                false)
                        .compose(at -> open(hash))
                        .compose(file -> write(request, file.setWritePos(offset)))
                        .map(written -> offset + bytes));
    }

    private Future<AsyncFile> open(String hash) {
        return vertx.fileSystem()
                .open(
                        folder.part(hash).toString(),
                        new OpenOptions().setRead(false).setWrite(true).setCreate(true));
    }

    /** One write at a time, so that what a crash leaves behind has no holes and can be taken up again. */
    private Future<Void> write(HttpServerRequest request, AsyncFile file) {
        file.setWriteQueueMaxSize(2);
        return request.pipe()
                .endOnComplete(false)
                .to(file)
                .recover(error -> Future.failedFuture(understood(error)))
                .eventually(file::close);
    }

    private static Throwable understood(Throwable error) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (e instanceof IOException && (message.contains("no space left") || message.contains("quota"))) {
                return UploadFolder.full(0).exception();
            }
        }
        return error;
    }

    /** Verifies what was sent. @return the files in their places, in the order given */
    public Future<List<Given>> take(List<Sent> sent) {
        Future<List<Given>> all = Future.succeededFuture(new ArrayList<>());
        for (Sent one : sent) {
            all = all.compose(given -> take(one).map(file -> {
                given.add(new Given(file, one.name()));
                return given;
            }));
        }
        return all;
    }

    private Future<Path> take(Sent one) {
        return alone(
                one.hash(),
                () -> hashing.executeBlocking(() -> folder.take(one.hash(), one.name(), one.bytes()), false)
                        .recover(error -> Future.failedFuture(understood(error))));
    }

    private <T> Future<T> alone(String hash, Supplier<Future<T>> work) {
        if (!busy.add(hash)) {
            return Future.failedFuture(Fault.user(
                            "upload-busy",
                            "Another request is sending this very file; wait for it and ask for its offset.")
                    .exception());
        }
        return work.get().onComplete(done -> busy.remove(hash));
    }
}
