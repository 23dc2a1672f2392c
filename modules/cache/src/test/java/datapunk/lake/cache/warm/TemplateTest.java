package datapunk.lake.cache.warm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final int USER = -7;
    private static final int MONDAY = (int) LocalDate.of(2026, 6, 1).toEpochDay();
    private static final long DAY = 86_400_000L;

    private final Template template = new Template();

    private WarmKey thereAndBack(WarmKey key) {
        return template.key(template.hi(key), template.lo(key));
    }

    @Test
    void everyKeyComesBackTheSame() {
        template.at(MONDAY * DAY);
        List<WarmKey> keys = List.of(
                WarmKey.tile(USER, 16, 65_535, 12_345),
                WarmKey.dayTile(USER, 5, 3, 31, MONDAY),
                WarmKey.dayTile(1 << 30, 5, 3, 31, MONDAY - 5_000),
                WarmKey.day(USER, MONDAY - 3),
                WarmKey.day(USER, MONDAY + 3),
                WarmKey.day(USER, -719_162),
                WarmKey.day(USER, 2_932_896),
                WarmKey.span(USER, 0, MONDAY - 40),
                WarmKey.span(USER, 1, Math.floorDiv(MONDAY + 3, 7)),
                WarmKey.span(USER, 2, 2026 * 12 + 5),
                WarmKey.span(USER, 3, 1_999),
                WarmKey.span(USER, 4, 3),
                WarmKey.other(USER, 0xFEDCBA9876543210L));

        for (WarmKey key : keys) {
            assertEquals(key, thereAndBack(key));
        }
    }

    @Test
    void todayIsTodayAfterMidnightToo() {
        template.at(MONDAY * DAY + 1);
        WarmKey monday = WarmKey.day(USER, MONDAY);
        long hi = template.hi(monday);
        long lo = template.lo(monday);
        long tile = template.hi(WarmKey.dayTile(USER, 9, 1, 2, MONDAY));

        template.at((MONDAY + 1) * DAY);

        assertEquals(WarmKey.day(USER, MONDAY + 1), template.key(hi, lo));
        assertEquals(tile, template.hi(WarmKey.dayTile(USER, 9, 1, 2, MONDAY + 1)));
        assertNotEquals(hi, template.hi(monday));
        assertEquals(1, template.age(monday));
    }

    @Test
    void weeksAndMonthsHaveAgesAndOldDaysNone() {
        template.at(MONDAY * DAY);
        WarmKey lastWeek = WarmKey.span(USER, 1, Math.floorDiv(MONDAY - 1 + 3, 7));
        WarmKey old = WarmKey.day(USER, MONDAY - 100);
        long hi = template.hi(old);

        assertEquals(1, template.age(lastWeek));
        assertEquals(1, template.age(WarmKey.span(USER, 2, 2026 * 12 + 4)));
        assertEquals(Template.AGES, template.age(old));
        template.at((MONDAY + 7) * DAY);
        assertEquals(hi, template.hi(old));
        assertEquals(2, template.age(lastWeek));
    }
}
