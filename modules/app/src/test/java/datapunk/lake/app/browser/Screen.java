package datapunk.lake.app.browser;

import com.microsoft.playwright.options.ColorScheme;

/**
 * What somebody looks at.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param scheme whether the system is dark or light
 */
record Screen(int width, int height, ColorScheme scheme) {
    static final Screen DESK = new Screen(1440, 900, ColorScheme.DARK);
    static final Screen PHONE = new Screen(390, 844, ColorScheme.LIGHT);

    /** The same by day. */
    Screen light() {
        return new Screen(width, height, ColorScheme.LIGHT);
    }

    /** The same by night. */
    Screen dark() {
        return new Screen(width, height, ColorScheme.DARK);
    }
}
