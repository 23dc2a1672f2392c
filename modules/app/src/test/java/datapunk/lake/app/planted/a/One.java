package datapunk.lake.app.planted.a;

import datapunk.lake.app.planted.b.Two;

/** Half of a cycle. */
public class One {
    Two other = new Two();
}
