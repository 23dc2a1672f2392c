package datapunk.lake.ingest.pipeline;

import java.util.Locale;

/** The stages, in their order. */
public enum Stage {
    READ,
    VALIDATE,
    TRANSFORM,
    ENRICH,
    CACHE,
    PERSIST,
    INDEX;

    /** The name used in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
