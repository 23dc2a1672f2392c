package datapunk.lake.app.cli;

/** Something to do if the process is ended from outside, by Ctrl-C for instance, until this is closed. */
final class Parting implements AutoCloseable {
    private final Thread hook;

    Parting(Runnable last) {
        this.hook = new Thread(last, "parting");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending and the hook at work
        }
    }
}
