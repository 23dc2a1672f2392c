package datapunk.lake.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pinned: these numbers stand in databases. */
class Hash64Test {

    @Test
    void theSameTextHasTheSameHashForEver() {
        assertEquals(-1166397803181037274L, Hash64.of(""));
        assertEquals(3461196322230465496L, Hash64.of("google.records"));
        assertEquals(8929490134292727935L, Hash64.of("Zürich \ud83d\ude00"));
        assertEquals(
                7894334800339229263L,
                new PlaceName("DE", "Germany", "DE-BE", "Berlin", "Europe/Berlin", "Berlin").id());
    }

    @Test
    void shortTextsDoNotCollide() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            seen.add(Hash64.of(Integer.toString(i, 36)));
        }
        assertEquals(200_000, seen.size());
    }
}
