package datapunk.lake.app;

import datapunk.lake.app.cli.LakeCommand;
import datapunk.lake.app.cli.Plainly;
import picocli.CommandLine;

/** The program. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
        int code = new CommandLine(new LakeCommand())
                .setExecutionExceptionHandler(new Plainly())
                .setUsageHelpAutoWidth(true)
                .execute(args);
        System.exit(code);
    }
}
