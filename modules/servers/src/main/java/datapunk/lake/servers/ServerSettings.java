package datapunk.lake.servers;

import java.lang.management.ManagementFactory;

/**
 * How the private servers are sized.
 *
 * @param durable true for every lake; false only for throw-away test servers (no fsync, Redis without a password)
 * @param memoryBytes memory of the machine or container, from which the shares of PostgreSQL are taken
 * @param maxConnections connections PostgreSQL accepts
 * @param redisMegabytes memory after which Redis forgets what was used longest ago
 */
public record ServerSettings(boolean durable, long memoryBytes, int maxConnections, int redisMegabytes) {

    /** Checks the ranges. */
    public ServerSettings {
        if (memoryBytes < 64L << 20) {
            throw new IllegalArgumentException("lake.servers.memory must be at least 64 MB, not " + memoryBytes);
        }
        if (maxConnections < 5 || maxConnections > 1000) {
            throw new IllegalArgumentException("lake.servers.connections must be 5 to 1000, not " + maxConnections);
        }
        if (redisMegabytes < 8) {
            throw new IllegalArgumentException(
                    "lake.servers.redis.megabytes must be at least 8, not " + redisMegabytes);
        }
    }

    /** Settings for a lake on this machine, of up to about ten processes. */
    public static ServerSettings forLake() {
        return new ServerSettings(true, machineMemory(), 200, 256);
    }

    /** Settings for throw-away servers: small and without fsync, because nothing in them outlives the tests. */
    public static ServerSettings forTests() {
        return new ServerSettings(false, 512L << 20, 100, 64);
    }

    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? Math.max(64L << 20, os.getTotalMemorySize())
                : 1L << 30;
    }
}
