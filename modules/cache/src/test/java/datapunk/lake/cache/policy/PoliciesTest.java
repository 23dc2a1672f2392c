package datapunk.lake.cache.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PoliciesTest {
    @Test
    void everyNameMakesThePolicyOfThatName() {
        for (String name : Policies.names()) {
            assertEquals(name, Policies.of(name, 10, () -> 0).name());
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> Policies.of("lur", 10, () -> 0));
        Policies.names().forEach(name -> assertTrue(wrong.getMessage().contains(name), wrong::getMessage));
    }
}
