package datapunk.lake.store.query.scan;

/** Reads rows of the table {@code pending}: fixes that were committed and are not in cells and pyramid yet. */
@FunctionalInterface
public interface Unfolded {

    /** Shows what a row holds. */
    void visit(byte[] data, Visitor visitor);

    /** Sees it. */
    interface Visitor {
        /** A level-16 cell has this place id. */
        void place(long cell, long place);

        /**
         * Fixes of one stream and UTC day.
         *
         * @param sign 1 when new, -1 when removed
         * @param sorted ascending codes of finest cells, of which the first {@code n} count; only valid during the call
         */
        void day(long stream, int day, int sign, long[] sorted, int n);
    }
}
