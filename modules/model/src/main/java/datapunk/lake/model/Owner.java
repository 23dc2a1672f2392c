package datapunk.lake.model;

/**
 * An account of the lake; everything kept belongs to exactly one.
 *
 * @param shard the account's {@code shard_key}: first column of every big key
 */
public record Owner(int shard) {}
