package datapunk.lake.cache.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LoadTimesTest {
    private final LoadTimes times = new LoadTimes();

    @Test
    void aLeaseLastsAHalfLongerThanNearlyAllLoadsTake() {
        assertEquals(2_000, times.lease(), "nothing is known yet");
        for (int i = 1; i <= 200; i++) {
            times.took(i * 10);
        }
        assertEquals(2_985, times.lease());
    }

    @Test
    void aLeaseIsNeitherTooShortNorTooLong() {
        for (int i = 0; i < 300; i++) {
            times.took(1);
        }
        assertEquals(250, times.lease());
        for (int i = 0; i < 300; i++) {
            times.took(60_000);
        }
        assertEquals(10_000, times.lease());
    }
}
