package datapunk.lake.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Passes every {@link Payload} and {@link FaultException} as the same object; refuses to leave the process. */
final class ByReferenceCodec implements MessageCodec<Object, Object> {
    static final String NAME = "by-reference";

    @Override
    public void encodeToWire(Buffer buffer, Object payload) {
        throw new UnsupportedOperationException(payload.getClass() + " never leaves the process");
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("payloads never come from outside the process");
    }

    @Override
    public Object transform(Object payload) {
        return payload;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
