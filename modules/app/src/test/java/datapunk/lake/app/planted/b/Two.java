package datapunk.lake.app.planted.b;

import datapunk.lake.app.planted.a.One;

/** The other half. */
public class Two {
    One other;
}
