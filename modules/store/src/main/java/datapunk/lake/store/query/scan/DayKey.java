package datapunk.lake.store.query.scan;

/** Names the blocks of one stream and day. @param day days since the epoch, UTC */
public record DayKey(int day, long stream) implements Comparable<DayKey> {
    @Override
    public int compareTo(DayKey other) {
        return day != other.day ? Integer.compare(day, other.day) : Long.compare(stream, other.stream);
    }
}
