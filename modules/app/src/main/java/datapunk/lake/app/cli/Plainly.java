package datapunk.lake.app.cli;

import datapunk.lake.app.client.LakeClientException;
import datapunk.lake.app.config.ConfigException;
import datapunk.lake.bus.FaultException;
import datapunk.lake.servers.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one sentence; only what nobody foresaw is logged with its stack trace. */
public final class Plainly implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        String sentence = switch (error) {
            case CommandException e -> e.getMessage();
            case LakeClientException e -> e.getMessage();
            case ConfigException e -> e.getMessage();
            case FaultException e -> e.fault().detail();
            case ServerException e ->
                e.mend().map(mend -> e.getMessage() + " " + mend).orElse(e.getMessage());
            case UncheckedIOException e when e.getCause() instanceof IOException cause -> disk(cause);
            case IllegalArgumentException e -> e.getMessage();
            default -> {
                Logger.getLogger(Plainly.class.getName()).log(Level.SEVERE, "event=command-failed", error);
                yield "Something unforeseen went wrong: " + error + ". The log under the data folder says more.";
            }
        };
        command.getErr().println("lake: " + sentence);
        return 1;
    }

    private static String disk(IOException error) {
        return switch (error) {
            case NoSuchFileException e -> e.getFile() + " is not there and could not be made.";
            case AccessDeniedException e -> e.getFile() + " may not be written; take another folder with LAKE_DATA.";
            case FileSystemException e
            when e.getReason() != null -> e.getFile() + " cannot be used: " + e.getReason() + ". Look at LAKE_DATA.";
            default ->
                String.valueOf(error.getMessage()).contains("No space left")
                        ? "The disk of the data folder is full; free some space, or take another folder with LAKE_DATA."
                        : "The disk does not do its work: " + error.getMessage();
        };
    }
}
