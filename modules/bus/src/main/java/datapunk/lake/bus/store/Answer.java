package datapunk.lake.bus.store;

import datapunk.lake.bus.Body;
import datapunk.lake.bus.Payload;

/**
 * The answer to a {@link Question}, encoded.
 *
 * @param body what to send; empty when there is nothing (a tile without fixes)
 * @param mediaType for instance {@code application/json}, {@code application/vnd.mapbox-vector-tile}
 * @param gzip whether the body is already compressed
 * @param generation state of the owner's lake that it shows; grows with every change
 */
public record Answer(Body body, String mediaType, boolean gzip, long generation) implements Payload {}
