package datapunk.lake.bus.store;

import datapunk.lake.bus.Call;
import datapunk.lake.bus.Payload;
import datapunk.lake.bus.Topic;
import datapunk.lake.model.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where the store is asked by the rooms above it; what only ingest says to it is in {@link WriteDoors}. */
public final class StoreDoors {
    private static final Duration SHORT = Duration.ofSeconds(10);

    /** Answers a question from the database. Rooms above the cache ask {@code CacheDoors.ANSWER} instead. */
    public static final Call<Question, Answer> ANSWER = new Call<>("store.question.answer", Duration.ofSeconds(30));

    /**
     * Like {@link #ANSWER} for what nobody waits for: on few connections of its own and with little patience, so that
     * it never stands in the way of a question.
     */
    public static final Call<Question, Answer> ANSWER_AHEAD =
            new Call<>("store.question.prepare", Duration.ofSeconds(5));

    /**
     * Looks into the log of changes for what other processes have committed. Every change that was not told in this
     * process yet is told on {@link #CHANGED}, in order, before the answer comes.
     */
    public static final Call<CatchUp, CaughtUp> CATCH_UP = new Call<>("store.changes.read", Duration.ofSeconds(3));

    /** The generation of an owner's lake: every commit that changes it adds one. */
    public static final Call<AskGeneration, Generation> GENERATION = new Call<>("store.generation.read", SHORT);

    /** The imports of an owner, newest first. */
    public static final Call<ListImports, Imports> LIST_IMPORTS = new Call<>("store.imports.list", SHORT);

    /** The ledger of one import; fault {@code import-unknown}. */
    public static final Call<ReadImport, Ledger> READ_IMPORT = new Call<>("store.import.read", SHORT);

    /** Quarantined records. */
    public static final Call<ReadRejects, Rejects> READ_REJECTS = new Call<>("store.rejects.read", SHORT);

    /** The account behind a token; fault {@code token-unknown}. */
    public static final Call<FindAccount, Account> FIND_ACCOUNT = new Call<>("store.account.find", SHORT);

    /** Creates an account; fault {@code name-taken}. */
    public static final Call<CreateAccount, Account> CREATE_ACCOUNT = new Call<>("store.account.create", SHORT);

    /** Gives an account another token; the one before is good for nothing any more. */
    public static final Call<RenewToken, Account> RENEW_TOKEN = new Call<>("store.account.renew", SHORT);

    /** All accounts, oldest first. */
    public static final Call<ListAccounts, Accounts> LIST_ACCOUNTS = new Call<>("store.accounts.list", SHORT);

    /** How hard the database is pressed by questions, every second. */
    public static final Topic<Pressure> PRESSED = new Topic<>("store.questions.pressed");

    /**
     * Something was committed, by this process or another, and is visible to questions. Each generation of an owner's
     * lake is told at most once and in order; where the log has forgotten some, one change of everything stands for
     * them.
     */
    public static final Topic<Change> CHANGED = new Topic<>("store.observations.changed");

    private StoreDoors() {}

    /** Asks for the generation. */
    public record AskGeneration(Owner owner) implements Payload {}

    /**
     * A generation; 0 when nothing was ever committed, the first one is a number no other database has.
     *
     * @param lake id of the lake, the same for every process on its database
     */
    public record Generation(long value, UUID lake) implements Payload {}

    /**
     * Asks what has changed.
     *
     * @param known generation the asker knows of each owner's lake; 0 asks for all that the log remembers
     */
    public record CatchUp(Map<Owner, Long> known) implements Payload {
        public CatchUp {
            known = Map.copyOf(known);
        }
    }

    /** How all lakes asked for stand. @param lake as in {@link Generation} */
    public record CaughtUp(UUID lake, List<Standing> standings) implements Payload {
        public CaughtUp {
            standings = List.copyOf(standings);
        }
    }

    /**
     * How one owner's lake stands.
     *
     * @param generation the last commit, 0 if there was none
     * @param missed changes after what the asker knows, oldest first, as far as the log remembers them; those of them
     *     that were not told in this process yet were told just now
     */
    public record Standing(Owner owner, long generation, List<Change> missed) {
        public Standing {
            missed = List.copyOf(missed);
        }
    }

    /**
     * How hard the database is pressed.
     *
     * @param busyShare connections for questions in use, 0 to 1
     * @param waiting questions that wait for a connection
     * @param p95Millis what all but the slowest twentieth of the last minute's questions took at most
     */
    public record Pressure(double busyShare, int waiting, double p95Millis) implements Payload {}

    /** Asks for all imports. */
    public record ListImports(Owner owner) implements Payload {}

    /** Imports, newest first. */
    public record Imports(List<Ledger> imports) implements Payload {
        public Imports {
            imports = List.copyOf(imports);
        }
    }

    /** Asks for one import. */
    public record ReadImport(Owner owner, UUID id) implements Payload {}

    /** Asks for rejects of an import. @param path only of this file, if given */
    public record ReadRejects(Owner owner, UUID id, Optional<String> path, int offset, int limit) implements Payload {}

    /** One page of rejects. @param total how many there are in all */
    public record Rejects(List<Reject> rejects, long total) implements Payload {
        public Rejects {
            rejects = List.copyOf(rejects);
        }
    }

    /**
     * One quarantined record.
     *
     * @param path file it came from
     * @param reason kebab-case code
     * @param field the source's name of the guilty field, or empty
     * @param position byte offset in the (decompressed) file
     * @param fragment beginning of the record as text
     */
    public record Reject(String path, String reason, String field, long position, String fragment) {}

    /** Asks who holds a token. @param tokenHash SHA-256 of the token, hex */
    public record FindAccount(String tokenHash) implements Payload {}

    /** Asks for a new account. @param tokenHash SHA-256 of its token, hex */
    public record CreateAccount(String name, String tokenHash) implements Payload {}

    /** Another token. @param tokenHash SHA-256 of it, hex */
    public record RenewToken(Owner owner, String tokenHash) implements Payload {}

    /** Asks for all accounts. */
    public record ListAccounts() implements Payload {}

    /** An account. */
    public record Account(Owner owner, String name) implements Payload {}

    /** All accounts. */
    public record Accounts(List<Account> accounts) implements Payload {
        public Accounts {
            accounts = List.copyOf(accounts);
        }
    }
}
