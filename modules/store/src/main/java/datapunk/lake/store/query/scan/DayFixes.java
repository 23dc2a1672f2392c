package datapunk.lake.store.query.scan;

import datapunk.lake.model.FixTable;

/** The fixes of one stream and day as read from blocks, sorted. @param key which they are */
public record DayFixes(DayKey key, FixTable table) {}
