package datapunk.lake.store.account;

import static datapunk.lake.store.query.KnownLake.OWNER;
import static datapunk.lake.store.query.KnownLake.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Counts;
import datapunk.lake.bus.store.StoreDoors.CreateAccount;
import datapunk.lake.bus.store.StoreDoors.FindAccount;
import datapunk.lake.bus.store.StoreDoors.ListImports;
import datapunk.lake.bus.store.StoreDoors.ReadImport;
import datapunk.lake.bus.store.StoreDoors.ReadRejects;
import datapunk.lake.bus.store.StoreDoors.Reject;
import datapunk.lake.bus.store.StoreDoors.Rejects;
import datapunk.lake.bus.store.StoreDoors.RenewToken;
import datapunk.lake.bus.store.WriteDoors.Append;
import datapunk.lake.bus.store.WriteDoors.CloseImport;
import datapunk.lake.bus.store.WriteDoors.FileEnd;
import datapunk.lake.bus.store.WriteDoors.OpenFile;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.bus.store.WriteDoors.Rejected;
import datapunk.lake.bus.store.WriteDoors.Table;
import datapunk.lake.model.ActivitySamples;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.FixTable;
import datapunk.lake.model.Owner;
import datapunk.lake.store.query.KnownLake;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountIT {
    private static KnownLake lake;
    private static Ledgers ledgers;
    private static Accounts accounts;

    @BeforeAll
    static void start() throws SQLException {
        lake = new KnownLake();
        ledgers = new Ledgers(lake.pool);
        accounts = new Accounts(lake.pool);
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    private static String code(Future<?> future) {
        return assertThrows(FaultException.class, () -> await(future)).fault().code();
    }

    private static UUID load(String name, int fixes, int rejects) throws SQLException {
        UUID id = UUID.randomUUID();
        UUID file = new UUID(7, name.hashCode());
        lake.writing.open(new OpenImport(OWNER, id, true, List.of()));
        lake.writing.open(new OpenFile(OWNER, id, 0, file, name, "test", 10));
        var table = new FixTable(fixes);
        var none = new Fix.Quality(
                Fix.Quality.NONE, Fix.Quality.NONE, Fix.Quality.NONE, Fix.Quality.NONE, Fix.Quality.NONE);
        Feed feed = Feed.measured("test");
        for (int i = 0; i < fixes; i++) {
            table.add(new Fix(feed, i * 1000L, 5, 5, 0, none, 0, 0, ActivitySamples.NONE, null, 0, i));
        }
        List<Rejected> rejected = IntStream.range(0, rejects)
                .mapToObj(i -> new Rejected(
                        fixes + i, i % 3 == 0 ? "time-missing" : "latitude-out-of-range", "lat", i * 10L, "{" + i))
                .toList();
        var end = new FileEnd(
                Ledger.Status.DONE,
                true,
                Optional.of("It ends early."),
                99,
                Map.of("locations", 12L),
                Map.of("fix", 5L));
        lake.writing.append(new Append(
                OWNER,
                id,
                file,
                List.of(new Table(feed, table)),
                List.of(),
                rejected,
                0,
                fixes + rejects,
                Map.of(),
                Map.of(),
                Optional.of(end)));
        lake.writing.close(new CloseImport(OWNER, id, Ledger.Status.DONE, Optional.of("Well.")));
        return id;
    }

    @Test
    void aLedgerBalancesAndNamesEveryReject() throws SQLException {
        UUID first = load("a.json", 5, 7);
        UUID second = load("b.json", 6, 0);
        Ledger ledger = await(ledgers.read(new ReadImport(OWNER, first)));
        assertEquals(Ledger.Status.DONE, ledger.status());
        assertEquals(Optional.of("Well."), ledger.message());
        assertTrue(ledger.sample() && ledger.finished().isPresent() && ledger.started() > 1_600_000_000_000L);
        Ledger.FileLine line = ledger.files().getFirst();
        assertEquals(new Counts(12, 5, 0, 0, 7), line.counts());
        assertEquals(Map.of("time-missing", 3L, "latitude-out-of-range", 4L), line.rejects());
        assertEquals(Map.of("locations", 12L), line.elements());
        assertEquals(Map.of("fix", 5L), line.observations());
        assertEquals(Optional.of("It ends early."), line.message());
        assertTrue(line.partial());
        assertEquals(99, line.bytes());
        List<UUID> listed = await(ledgers.list(new ListImports(OWNER))).imports().stream()
                .map(Ledger::id)
                .toList();
        assertEquals(List.of(second, first), listed);
        assertEquals(
                new Counts(6, 1, 5, 0, 0),
                await(ledgers.read(new ReadImport(OWNER, second)))
                        .files()
                        .getFirst()
                        .counts());

        Rejects page = await(ledgers.rejects(new ReadRejects(OWNER, first, Optional.of("a.json"), 2, 3)));
        assertEquals(7, page.total());
        assertEquals(3, page.rejects().size());
        assertEquals(
                new Reject("a.json", "latitude-out-of-range", "lat", 20, "{2"),
                page.rejects().getFirst());
        Rejects beyond = await(ledgers.rejects(new ReadRejects(OWNER, first, Optional.empty(), 50, 3)));
        assertEquals(new Rejects(List.of(), 7), beyond);
        Rejects other = await(ledgers.rejects(new ReadRejects(OWNER, first, Optional.of("x"), 0, 3)));
        assertEquals(new Rejects(List.of(), 0), other);
        assertEquals("import-unknown", code(ledgers.read(new ReadImport(new Owner(2), first))));
    }

    @Test
    void unknownImportsAreMissing() {
        UUID id = UUID.randomUUID();
        assertEquals("import-unknown", code(ledgers.read(new ReadImport(OWNER, id))));
        assertEquals("import-unknown", code(ledgers.rejects(new ReadRejects(OWNER, id, Optional.empty(), 0, 5))));
        assertEquals(
                List.of(), await(ledgers.list(new ListImports(new Owner(5)))).imports());
    }

    @Test
    void accountsAreCreatedOnceAndFoundByTheirToken() {
        var owner = await(accounts.create(new CreateAccount("owner", "hash-1")));
        assertEquals(new Owner(1), owner.owner());
        assertEquals("name-taken", code(accounts.create(new CreateAccount("owner", "hash-2"))));
        var many = IntStream.range(0, 3)
                .mapToObj(i -> accounts.create(new CreateAccount("guest " + i, "guest-" + i)))
                .toList();
        await(Future.all(many));
        assertEquals(owner, await(accounts.find(new FindAccount("hash-1"))));
        assertEquals("token-unknown", code(accounts.find(new FindAccount("hash-9"))));
        assertEquals(
                List.of(1, 2, 3, 4),
                await(accounts.list()).accounts().stream()
                        .map(a -> a.owner().shard())
                        .toList());
        assertEquals(owner, await(accounts.renew(new RenewToken(owner.owner(), "hash-new"))));
        assertEquals(owner, await(accounts.find(new FindAccount("hash-new"))));
        assertEquals("token-unknown", code(accounts.find(new FindAccount("hash-1"))), "the lost one is worth nothing");
        assertEquals("account-unknown", code(accounts.renew(new RenewToken(new Owner(9999), "hash-8"))));
    }
}
