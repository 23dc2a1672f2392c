package datapunk.lake.cache.warm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyStatsTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    /** Monday, 1 June 2026, midnight. */
    private static final long MONDAY = 20_605 * DAY;

    @Test
    void countersFadeWithinAnHourADayAndTenDays() {
        var stats = new KeyStats(10, 1);
        int slot = stats.asked(1, 2, MONDAY, 0, 0);

        assertEquals(Math.exp(-1), stats.hour(slot, MONDAY + HOUR), 1e-6);
        assertEquals(Math.exp(-1), stats.day(slot, MONDAY + DAY), 1e-6);
        assertEquals(Math.exp(-1), stats.tenDays(slot, MONDAY + 10 * DAY), 1e-6);
        stats.asked(1, 2, MONDAY + HOUR, 0, 0);
        assertEquals(1 + Math.exp(-1), stats.hour(slot, MONDAY + HOUR), 1e-6);
    }

    @Test
    void knowsTheHoursAndDaysAKeyIsReadAt() {
        var stats = new KeyStats(10, 1);
        int slot = stats.asked(1, 2, MONDAY + 7 * HOUR + HOUR / 2, 500, 40);
        stats.asked(1, 2, MONDAY + DAY + 7 * HOUR + HOUR / 2, 600, 50);

        assertEquals(2, stats.inHalfHour(slot, 15));
        assertEquals(1, stats.onWeekday(slot, 0));
        assertEquals(1, stats.onWeekday(slot, 1));
        assertEquals(2, stats.counted(slot));
        assertEquals(DAY, stats.gap(slot), 1);
        assertEquals(600, stats.bytes(slot));
        assertEquals(43, stats.cost(slot), 1e-4);
    }

    @Test
    void aClockThatIsFullHalvesAllOfThem() {
        var stats = new KeyStats(10, 1);
        int slot = 0;
        for (int i = 0; i < 300; i++) {
            slot = stats.asked(1, 2, MONDAY + i, 0, 0);
        }

        assertTrue(stats.inHalfHour(slot, 0) < 256 && stats.inHalfHour(slot, 0) > 120);
        assertEquals(stats.inHalfHour(slot, 0), stats.onWeekday(slot, 0));
    }

    @Test
    void versionsThatNobodyReadMakeAKeyLessUseful() {
        var stats = new KeyStats(10, 1);
        int slot = stats.asked(1, 2, MONDAY, 0, 0);
        stats.invalidated(slot, MONDAY + HOUR);
        float read = stats.usefulness(slot);
        stats.invalidated(slot, MONDAY + 2 * HOUR);

        assertTrue(read > .5);
        assertTrue(stats.usefulness(slot) < read);
        assertEquals(HOUR, stats.invalidationGap(slot), 1);
        assertEquals(MONDAY + 2 * HOUR, stats.invalidated(slot));
    }

    @Test
    void theLeastAskedForGivesWay() {
        var stats = new KeyStats(100, 1);
        for (int round = 0; round < 5; round++) {
            for (int hot = 0; hot < 50; hot++) {
                stats.asked(hot, 0, MONDAY, 0, 0);
            }
        }
        for (int cold = 0; cold < 1_000; cold++) {
            stats.asked(1_000 + cold, 0, MONDAY + cold, 0, 0);
        }

        assertEquals(100, stats.table().size());
        int left = 0;
        for (int hot = 0; hot < 50; hot++) {
            left += stats.find(hot, 0) >= 0 ? 1 : 0;
        }
        assertEquals(50, left);
    }

    @Test
    void comesBackFromItsBytesEvenIntoLessRoom() {
        var stats = new KeyStats(100, 1);
        for (int i = 0; i < 60; i++) {
            stats.asked(i, i * 7L, MONDAY + i * 1_000L, 100 + i, 30);
        }
        ByteBuffer bytes = ByteBuffer.allocate(stats.writtenBytes());
        stats.write(bytes);
        assertEquals(0, bytes.remaining());

        var same = new KeyStats(100, 1);
        same.read(bytes.flip());
        ByteBuffer again = ByteBuffer.allocate(same.writtenBytes());
        same.write(again);
        assertEquals(bytes.rewind(), again.rewind());

        var small = new KeyStats(20, 1);
        small.read(bytes.rewind());
        assertEquals(20, small.table().size());
        assertEquals(0, bytes.remaining());
    }

    @Test
    void theTableIsAMap() {
        var table = new KeyTable(200);
        Map<Long, Integer> model = new HashMap<>();
        var random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            long key = random.nextInt(400);
            int slot = table.find(key, key * 31);
            assertEquals(model.getOrDefault(key, -1), slot);
            if (slot >= 0) {
                table.remove(slot);
                model.remove(key);
            } else if (table.size() < 200) {
                model.put(key, table.add(key, key * 31));
            }
            assertEquals(model.size(), table.size());
        }
    }
}
