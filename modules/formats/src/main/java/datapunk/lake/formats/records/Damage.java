package datapunk.lake.formats.records;

/** JSON that cannot be read on. Its message is a sentence for the user without the place, which {@link #at} tells. */
final class Damage extends Exception {
    private static final long serialVersionUID = 1L;
    private final long at;

    Damage(String message, long at) {
        super(message, null, false, false);
        this.at = at;
    }

    /** Byte offset in the content. */
    long at() {
        return at;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
