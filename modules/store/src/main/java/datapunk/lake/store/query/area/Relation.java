package datapunk.lake.store.query.area;

/** How a cell lies to a region. */
public enum Relation {
    /** No position of the cell is in the region. */
    OUTSIDE,
    /** Some may be; each position has to be asked. */
    PARTLY,
    /** All are. */
    INSIDE
}
