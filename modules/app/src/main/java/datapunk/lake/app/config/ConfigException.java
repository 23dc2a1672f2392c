package datapunk.lake.app.config;

/** A setting is wrong; the message is a sentence that names the key. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong. */
    public ConfigException(String message) {
        super(message);
    }
}
