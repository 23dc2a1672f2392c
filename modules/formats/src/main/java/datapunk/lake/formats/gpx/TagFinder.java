package datapunk.lake.formats.gpx;

/**
 * Finds the places of the start tags in bytes of XML that a parser reads ahead: the n-th place belongs to the n-th
 * element that the parser tells, whose own account of places is not exact.
 */
final class TagFinder {
    /** Bytes of a tag, comment or section, which a parser holds in memory, that are borne. */
    static final int LONGEST = 1 << 20;

    private static final int WAITING = 1 << 14;

    private enum State {
        TEXT,
        OPENED,
        TAG,
        BANG,
        COMMENT,
        SECTION,
        INSTRUCTION,
        DECLARATION
    }

    private final long[] waiting = new long[WAITING];
    private int first;
    private int next;
    private State state = State.TEXT;
    private long since;
    private int depth;
    private int before;
    private int last;
    private boolean tooLong;

    /** Looks at the next byte. @param at its place */
    void see(byte b, long at) {
        if (state == State.TEXT) {
            if (b == '<') {
                state = State.OPENED;
                since = at;
            }
        } else {
            inside(b, at);
            tooLong |= state != State.TEXT && at - since > LONGEST;
        }
        before = last;
        last = b;
    }

    private void inside(byte b, long at) {
        switch (state) {
            case OPENED -> {
                switch (b) {
                    case '!' -> state = State.BANG;
                    case '?' -> state = State.INSTRUCTION;
                    case '/' -> state = State.TAG;
                    default -> {
                        waiting[next++ & WAITING - 1] = since;
                        state = b == '>' ? State.TEXT : State.TAG;
                    }
                }
            }
            case TAG -> {
                if (b == '>') {
                    state = State.TEXT;
                } else if (b == '<') {
                    state = State.OPENED;
                    since = at;
                }
            }
            case BANG -> {
                depth = 0;
                state = b == '-' ? State.COMMENT : b == '[' ? State.SECTION : State.DECLARATION;
            }
            case COMMENT -> ends(b, before == '-' && last == '-' && at - since > 5);
            case SECTION -> ends(b, before == ']' && last == ']');
            case INSTRUCTION -> ends(b, last == '?');
            case DECLARATION -> {
                depth += b == '[' ? 1 : b == ']' ? -1 : 0;
                ends(b, depth <= 0);
            }
            case TEXT -> {}
        }
    }

    private void ends(byte b, boolean complete) {
        if (b == '>' && complete) {
            state = State.TEXT;
        }
    }

    /** Whether something other than text went beyond {@link #LONGEST}. */
    boolean tooLong() {
        return tooLong;
    }

    /** The place of the next start tag, or that of the last one known. */
    long take() {
        return first < next ? waiting[first++ & WAITING - 1] : since;
    }
}
