package datapunk.lake.bus;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** Carries a {@link Fault} over the bus unchanged. */
public final class FaultException extends ReplyException {
    private static final long serialVersionUID = 1;
    private final transient Fault fault;

    /** An exception that says this. */
    public FaultException(Fault fault) {
        super(ReplyFailure.RECIPIENT_FAILURE, 1, fault.detail());
        this.fault = fault;
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }
}
