package datapunk.lake.model;

import java.util.Optional;
import java.util.UUID;

/**
 * A sparse observation: one row in the lake.
 *
 * @param id first 16 bytes of SHA-256 over feed and natural key
 * @param payload first 16 bytes of SHA-256 over everything else; two payloads under one id stand side by side
 * @param feed source family
 * @param kind what it is
 * @param span when, UTC
 * @param shape where, if known
 * @param attributes JSON object with the source's own names
 * @param parent id of the observation it is nested in
 * @param position byte offset of the record in its file
 */
public record Feature(
        UUID id,
        UUID payload,
        Feed feed,
        Kind kind,
        Span span,
        Optional<Shape> shape,
        String attributes,
        Optional<UUID> parent,
        long position)
        implements Observation {}
