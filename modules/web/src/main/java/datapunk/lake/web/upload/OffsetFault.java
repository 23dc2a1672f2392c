package datapunk.lake.web.upload;

import datapunk.lake.bus.Fault;

/** An upload stands elsewhere than the sender thinks. */
final class OffsetFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long here;

    OffsetFault(long here) {
        super("offset " + here, null, false, false);
        this.here = here;
    }

    /** Bytes already here. */
    long here() {
        return here;
    }

    Fault fault() {
        return Fault.user(
                "upload-offset", "This upload stands at byte " + here + "; send on from there (offset=" + here + ").");
    }
}
