package datapunk.lake.ingest.transform;

import datapunk.lake.model.Feature;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Feed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;
import java.util.UUID;

/** Turns sparse records into features and names them by hash; not for several threads. */
final class Features {
    private final MessageDigest sha256;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    Features() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The feature that a record states. */
    Feature feature(FeatureRecord r) {
        return new Feature(
                id(r.feed(), r.key()),
                payload(r),
                r.feed(),
                r.kind(),
                r.span(),
                r.shape(),
                r.attributes(),
                r.parent().map(key -> id(r.feed(), key)),
                r.position());
    }

    private UUID id(Feed feed, String key) {
        text(feed.name());
        text(key);
        return take();
    }

    private UUID payload(FeatureRecord r) {
        text(r.kind().code());
        instant(r.span().start());
        instant(r.span().end());
        bytes(r.shape().isPresent() ? r.shape().get().ewkb() : new byte[0]);
        text(r.attributes());
        text(r.parent().orElse(""));
        return take();
    }

    private void instant(OptionalLong instant) {
        sha256.update((byte) (instant.isPresent() ? 1 : 0));
        number(instant.orElse(0));
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Length first, so that no two lists of parts give the same bytes. */
    private void bytes(byte[] bytes) {
        number(bytes.length);
        sha256.update(bytes);
    }

    private void number(long value) {
        sha256.update(number.putLong(0, value).array());
    }

    private UUID take() {
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
