package datapunk.lake.ingest.run;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.ingest.IngestDoors;
import datapunk.lake.bus.ingest.IngestDoors.Finished;
import datapunk.lake.bus.ingest.IngestDoors.Progress;
import datapunk.lake.bus.store.Ledger;
import datapunk.lake.bus.store.Ledger.Status;
import datapunk.lake.bus.store.WriteDoors;
import datapunk.lake.bus.store.WriteDoors.FileState;
import datapunk.lake.bus.store.WriteDoors.Given;
import datapunk.lake.bus.store.WriteDoors.OpenImport;
import datapunk.lake.formats.Intake.Item;
import datapunk.lake.ingest.batch.Lane;
import datapunk.lake.ingest.pipeline.Passed;
import datapunk.lake.ingest.pipeline.Stage;
import datapunk.lake.ingest.pipeline.Window;
import datapunk.lake.ingest.source.HandedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One import from beginning to end, on a virtual thread of its own. The order of files and contents is always the
 * same, so that a resumed run finds its lines in the ledger by their number.
 */
final class Run implements FileContents.Lines {
    private static final Logger LOG = Logger.getLogger(Run.class.getName());
    /** Faults of a lake on its way down, whose next start takes the import up, and of one whom another process relieved. */
    private static final Set<String> LEAVING = Set.of("not-running", WriteDoors.ELSEWHERE);

    private final Workshop shop;
    private final OpenImport order;
    private final Halt stop = new Halt();
    private final Halt leave = new Halt();
    private final Passed passed = new Passed();
    private final Pace pace;
    private final Patience patience;
    private final Commits commits;
    private final Others others;
    private volatile Status status = Status.QUEUED;
    private volatile boolean closing;
    private volatile boolean ended;
    private int ordinal;

    /** @param before balance of what was committed before a restart */
    Run(Workshop shop, OpenImport order, Ledger.Counts before) {
        this.shop = shop;
        this.order = order;
        this.others = new Others(shop.limits().unread());
        this.pace =
                new Pace(order.given().stream().mapToLong(g -> handed(g).size()).sum());
        this.patience = new Patience(shop.retry(), stop, this::waiting);
        this.commits = new Commits(
                        shop.pipeline(),
                        order.owner(),
                        passed,
                        patience,
                        shop.limits().fold())
                .after(before);
    }

    /** What was asked for. */
    OpenImport order() {
        return order;
    }

    /** Asks the run to end as cancelled. */
    void cancel() {
        stop.call();
    }

    /** Asks the run to end without closing the import, which the next start takes up again. */
    void pause() {
        leave.call();
        stop.call();
    }

    boolean isStopping() {
        return stop.isCalled();
    }

    /** Whether all its work is done and only the store has still to write down the end. */
    boolean isClosing() {
        return closing;
    }

    /** Whether its end is written down, or it was left for another process or a later start. */
    boolean isSettled() {
        return ended || leave.isCalled();
    }

    /** How it gets on. @param nanos of a clock that only grows */
    Progress progress(long nanos) {
        Pace.Look look = pace.look(nanos, passed.get(Stage.READ));
        return new Progress(
                order.owner(),
                order.id(),
                status,
                look.file(),
                look.bytes(),
                look.totalBytes(),
                passed.get(Stage.READ),
                look.recordsPerSecond(),
                look.etaSeconds(),
                passed.stages(),
                commits.counts());
    }

    /** Reads everything and closes the import. */
    void run() {
        long begun = System.nanoTime();
        try {
            status = Status.RUNNING;
            LOG.info(() -> "event=import-started import=" + order.id() + " files="
                    + order.given().size());
            for (Given given : order.given()) {
                stop.check();
                read(handed(given));
            }
            commits.finish();
            int files = order.given().size();
            close(others.outcome(files), others.message(files), begun);
        } catch (Halt.Stopped e) {
            stopped(begun);
        } catch (FaultException e) {
            failOrLeave(e, begun);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "event=import-broken import=" + order.id(), e);
            fail("The lake made a mistake while importing; the log of the server names it.", begun);
        }
    }

    private HandedFile handed(Given given) {
        return new HandedFile(Path.of(given.path()), given.name(), shop.walking());
    }

    private void read(HandedFile file) {
        var contents = new FileContents(file, this, pace, others);
        try {
            file.pour(contents);
        } catch (Halt.Stopped e) {
            if (!leave.isCalled()) {
                abandon(contents, Status.CANCELLED, "Cancelled; what was committed before is kept.");
            }
            throw e;
        } catch (IOException | UncheckedIOException e) {
            unreadable(file, contents, e);
        } catch (FaultException e) {
            leaveWith(e);
            abandon(contents, Status.FAILED, e.fault().detail());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.SEVERE, "event=reading-failed import=" + order.id() + " file=" + file.name(), e);
            abandon(contents, Status.FAILED, "The lake made a mistake while reading; the log of the server names it.");
        }
        pace.done(file.size());
        contents.failure().ifPresent(others::failed);
    }

    private void leaveWith(FaultException e) {
        if (LEAVING.contains(e.fault().code())) {
            leave.call();
            throw new Halt.Stopped();
        }
    }

    private void unreadable(HandedFile file, FileContents contents, Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String why = "The file cannot be read: " + cause.getMessage();
        if (contents.untouched()) {
            contents.refuse(new Item(file.name(), "unknown", -1, Optional.of(why)), why);
            return;
        }
        abandon(contents, Status.FAILED, why);
    }

    private void abandon(FileContents contents, Status end, String why) {
        try {
            contents.abandon(end, why);
        } catch (FaultException | Halt.Stopped e) {
            LOG.warning(() -> "event=line-left-open import=" + order.id() + " reason=" + e.getMessage());
        }
    }

    @Override
    public FileState open(UUID content, Item item) {
        stop.check();
        var question = new WriteDoors.OpenFile(
                order.owner(), order.id(), ordinal++, content, item.path(), item.format(), item.bytes());
        return patience.ask(() -> shop.bus().ask(WriteDoors.OPEN_FILE, question));
    }

    @Override
    public ContentSink sink(UUID content, long begin) {
        var inlet = new Inlet(
                shop.pipeline(), passed, commits, new Window(shop.limits().window()), stop);
        var lane = new Lane(order.owner(), order.id(), content, begin);
        return new ContentSink(inlet, shop.limits(), lane, shop.validator().latest());
    }

    private void stopped(long begun) {
        if (leave.isCalled()) {
            LOG.info(() -> "event=import-paused import=" + order.id());
            return;
        }
        settle();
        close(Status.CANCELLED, Optional.empty(), begun);
    }

    private void failOrLeave(FaultException e, long begun) {
        try {
            leaveWith(e);
            fail(e.fault().detail(), begun);
        } catch (Halt.Stopped s) {
            stopped(begun);
        }
    }

    private void fail(String why, long begun) {
        settle();
        close(Status.FAILED, Optional.of(why), begun);
    }

    private void settle() {
        try {
            commits.finish();
        } catch (FaultException | Halt.Stopped e) {
            LOG.fine(() -> "event=last-commit-missing import=" + order.id() + " reason=" + e.getMessage());
        }
    }

    private void close(Status end, Optional<String> message, long begun) {
        closing = true;
        shop.bus().tell(IngestDoors.PROGRESSED, progress(System.nanoTime()));
        var last = new Patience(shop.retry(), leave, this::waiting);
        var question = new WriteDoors.CloseImport(order.owner(), order.id(), end, message);
        try {
            Ledger ledger = last.ask(() -> shop.bus().ask(WriteDoors.CLOSE_IMPORT, question));
            status = end;
            ended = true;
            LOG.info(() -> "event=import-finished import=" + order.id() + " status=" + end + " records="
                    + passed.get(Stage.READ) + " seconds=" + (System.nanoTime() - begun) / 1_000_000 / 1e3);
            shop.bus().tell(IngestDoors.FINISHED, new Finished(order.owner(), ledger));
        } catch (Halt.Stopped e) {
            LOG.info(() -> "event=import-paused import=" + order.id());
        } catch (FaultException e) {
            LOG.warning(() -> "event=import-not-closed import=" + order.id() + " reason=" + e.getMessage());
        }
    }

    private void waiting(Patience.Wait wait) {
        switch (wait) {
            case Patience.Wait.Begun begun -> {
                status = Status.WAITING;
                LOG.warning(() -> "event=import-waiting import=" + order.id() + " for="
                        + begun.fault().code());
            }
            case Patience.Wait.Over over -> {
                status = Status.RUNNING;
                LOG.info(() -> "event=import-goes-on import=" + order.id() + " asked=" + over.times());
            }
        }
    }
}
