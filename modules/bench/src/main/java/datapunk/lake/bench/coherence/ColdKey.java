package datapunk.lake.bench.coherence;

import datapunk.lake.bench.process.LakeProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Many people ask all lakes for the same answer that nobody has: how often is it loaded from the database? */
final class ColdKey {
    private static final int REQUESTS_EACH = 100;
    private static final long REPORTED_MILLIS = 2_600;
    private static final long STEP_MILLIS = 5;
    private static final int STEPS = 1_000;
    private static final String LOADS = "lake_cache_loads_total";

    private final Cluster cluster;
    private int keys;
    private long reported = -1;

    ColdKey(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Asks once without counting: connections are opened and code is warm. */
    void warmUp() throws IOException, InterruptedException, SQLException {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        rush(cold(), answers);
        answers.forEach(ColdKey::isAnswered);
    }

    /** What came of it. @param loads from the database, by all lakes @param failed requests without an answer */
    record Outcome(long loads, int failed) {}

    private interface Rush {
        void run(String path, List<CompletableFuture<HttpResponse<byte[]>>> answers)
                throws IOException, InterruptedException, SQLException;
    }

    /** All at once. */
    Outcome allAtOnce() throws IOException, InterruptedException, SQLException {
        return measured(this::rush);
    }

    private void rush(String path, List<CompletableFuture<HttpResponse<byte[]>>> answers) {
        for (int i = 0; i < REQUESTS_EACH; i++) {
            for (int lake = 0; lake < Cluster.LAKES; lake++) {
                answers.add(cluster.lake(lake).ask("GET", path, ""));
            }
        }
    }

    /** The same while the lake that loads first is stopped in the middle of its load, and goes on when all others have theirs. */
    Outcome holderHangs() throws IOException, InterruptedException, SQLException {
        return measured((path, answers) -> {
            LakeProcess holder = cluster.lake(0);
            List<CompletableFuture<HttpResponse<byte[]>>> others = new ArrayList<>();
            try (Connection blocker = cluster.database()) {
                blocker.setAutoCommit(false);
                try (var s = blocker.createStatement()) {
                    s.execute("lock table block, pyramid, cell_month, pending in access exclusive mode");
                }
                for (int i = 0; i < REQUESTS_EACH; i++) {
                    answers.add(holder.ask("GET", path, ""));
                }
                awaitBlocked();
                holder.signal("STOP");
                blocker.rollback();
            }
            for (int i = 0; i < REQUESTS_EACH; i++) {
                others.add(cluster.lake(1).ask("GET", path, ""));
                others.add(cluster.lake(2).ask("GET", path, ""));
            }
            others.forEach(each -> each.exceptionally(e -> null).join());
            holder.signal("CONT");
            answers.addAll(others);
        });
    }

    /** Until somebody's load stands before the locked tables. */
    private void awaitBlocked() throws SQLException, InterruptedException {
        try (Connection observer = cluster.database();
                var s = observer.prepareStatement("select count(*) from pg_locks where not granted")) {
            for (int i = 0; i < STEPS; i++) {
                try (var rows = s.executeQuery()) {
                    if (rows.next() && rows.getLong(1) > 0) {
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        }
    }

    private Outcome measured(Rush rush) throws IOException, InterruptedException, SQLException {
        long before = reported < 0 ? loads() : reported;
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        rush.run(cold(), answers);
        int failed = 0;
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            failed += isAnswered(answer) ? 0 : 1;
        }
        reported = loads();
        return new Outcome(reported - before, failed);
    }

    private static boolean isAnswered(CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            return answer.join().statusCode() < 300;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** A question nobody has asked before; its time holds everything. */
    private String cold() {
        return "/api/tiles/0/0/0.mvt?from=" + (1990 + keys++) + "-01-01&to=2030-01-01";
    }

    /** Loads of all lakes so far, once they have reported them. */
    private long loads() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(REPORTED_MILLIS);
        long sum = 0;
        for (int lake = 0; lake < Cluster.LAKES; lake++) {
            HttpResponse<byte[]> page =
                    cluster.lake(lake).ask("GET", "/metrics", "").join();
            sum += new String(page.body(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(LOADS + " ") || line.startsWith(LOADS + "{"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
        return sum;
    }
}
