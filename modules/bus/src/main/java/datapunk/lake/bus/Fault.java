package datapunk.lake.bus;

/**
 * Why a question has no answer.
 *
 * @param blame whose turn it is to mend it
 * @param code stable kebab-case code
 * @param detail a sentence for the person who asked, saying what to do next
 */
public record Fault(Blame blame, String code, String detail) implements Payload {

    /** Who can mend a fault. */
    public enum Blame {
        /** The person who asked. */
        USER,
        /** What was asked for does not exist. */
        MISSING,
        /** A mistake of the lake itself. */
        LAKE,
        /** Too much at once; try again later. */
        CAPACITY,
        /** A server outside the process. */
        OUTSIDE
    }

    /** The person asked for something that cannot be. */
    public static Fault user(String code, String detail) {
        return new Fault(Blame.USER, code, detail);
    }

    /** There is no such thing. */
    public static Fault missing(String code, String detail) {
        return new Fault(Blame.MISSING, code, detail);
    }

    /** A server outside does not answer as it should. */
    public static Fault outside(String code, String detail) {
        return new Fault(Blame.OUTSIDE, code, detail);
    }

    /** The fault as something to throw. */
    public FaultException exception() {
        return new FaultException(this);
    }
}
