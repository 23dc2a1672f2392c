package datapunk.lake.bus.ingest;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Payload;
import datapunk.lake.model.Owner;
import java.time.Duration;

/** Where sources that never end are received: brokers, HTTP receivers and whoever pushes through the API. */
public final class LiveDoors {
    /**
     * Takes in one message; answered once it is committed, so that the sender may forget it. Fault
     * {@code live-not-read} when nobody reads its format.
     */
    public static final Call<Message, Received> RECEIVE = new Call<>("ingest.message.receive", Duration.ofSeconds(30));

    private LiveDoors() {}

    /** How a message came. */
    public enum Way {
        /** From a broker or a receiver that keeps a connection. */
        STREAM,
        /** Pushed through the API. */
        API
    }

    /**
     * One message as it came.
     *
     * @param format name of its format, for instance {@code owntracks-json}
     * @param device whose it is as the way tells (topic, user name), or empty
     * @param received UTC milliseconds
     */
    public record Message(Owner owner, Way way, String format, String device, Body body, long received)
            implements Payload {}

    /** Committed. @param stored new observations */
    public record Received(long stored) implements Payload {}
}
