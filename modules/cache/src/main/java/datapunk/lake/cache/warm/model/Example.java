package datapunk.lake.cache.warm.model;

/** The features of one candidate while they are put together; used over and over. */
public final class Example {
    private static final int MOST = 40;

    private final char[] features = new char[MOST];
    private int count;

    /** Begins anew, with the bias alone. */
    public void clear() {
        count = 1;
        features[0] = Ftrl.BIAS;
    }

    /** Adds a feature. @param field which one, 1 to 127 @param value the step it is in, or several of them mixed */
    public void add(int field, int value) {
        int h = (field * 0x9E3779B1) ^ (value * 0x85EBCA6B);
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h ^= h >>> 13;
        int f = (h & 0x7FFFFFFF) % (Ftrl.SIZE - 1) + 1;
        for (int i = 1; i < count; i++) {
            if (features[i] == f) {
                return;
            }
        }
        features[count++] = (char) f;
    }

    /** Adds a cross of two steps. */
    public void add(int field, int a, int b) {
        add(field, a * 1009 + b + 1);
    }

    /** Adds a cross of three steps. */
    public void add(int field, int a, int b, int c) {
        add(field, (a * 1009 + b) * 1009 + c + 1);
    }

    /** The features; only the first {@link #count} count. */
    public char[] features() {
        return features;
    }

    /** How many there are. */
    public int count() {
        return count;
    }
}
