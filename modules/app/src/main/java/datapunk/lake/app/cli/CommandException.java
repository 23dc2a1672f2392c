package datapunk.lake.app.cli;

/** A command cannot do what it should; the message is a sentence that says what to do next. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }
}
