package datapunk.lake.cache.warm.guard;

/** What warming may take: loads and bytes a minute, and a share of what the users' own questions cost the database. */
public final class Allowance {
    private static final double FLOOR_A_MINUTE = 6;
    private static final double MINUTES = 10;

    private final TokenBucket loads;
    private final TokenBucket bytes;
    private final Rolling demand = new Rolling();
    private final Rolling warming = new Rolling();
    private final double share;

    /** A full allowance. @param share of the demand of the last ten minutes that warming may add */
    public Allowance(TokenBucket loads, TokenBucket bytes, double share) {
        this.loads = loads;
        this.bytes = bytes;
        this.share = share;
    }

    /** A user's question had to be loaded. */
    public void demanded(long now) {
        demand.add(1, now);
    }

    /** Whether one more may be loaded. */
    public boolean allows(long now) {
        double most = Math.max(share * demand.sum(now), FLOOR_A_MINUTE * MINUTES);
        return loads.left(now) >= 1 && bytes.left(now) > 0 && warming.sum(now) < most;
    }

    /** Loads that may begin at once. */
    public int left(long now) {
        return bytes.left(now) <= 0 ? 0 : (int) Math.max(0, loads.left(now));
    }

    /** A load begins. */
    public void begin(long now) {
        loads.take(1, now);
        warming.add(1, now);
    }

    /** A load ended with so many bytes. @param asked whether the database was asked; if not, the load is given back */
    public void end(boolean asked, long size, long now) {
        bytes.take(size, now);
        if (!asked) {
            loads.take(-1, now);
            warming.add(-1, now);
        }
    }
}
