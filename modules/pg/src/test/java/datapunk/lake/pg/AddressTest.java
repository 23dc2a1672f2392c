package datapunk.lake.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void aUrlIsReadInAllItsParts() {
        assertEquals(
                new Address("db.example", 5433, "life", "me", "a:b@c+d"),
                Address.parse("postgresql://me:a:b%40c+d@db.example:5433/life"));
        assertEquals(new Address("h", 5432, "lake", "lake", ""), Address.parse("jdbc:postgresql://h"));
    }

    @Test
    void thePasswordIsNeverShown() {
        Address address = Address.parse("postgres://me:secret@h:1/d");
        assertEquals("postgresql://me@h:1/d", address.toString());
        assertFalse(address.jdbcUrl().contains("secret"));
        assertEquals("secret", address.credentials().getProperty("password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://me:sec^ret@h/d", "mysql://me:sec@h/d", "secret", "postgresql://me:se cret@h"})
    void aUrlThatCannotBeReadIsRefusedWithoutNamingThePassword(String url) {
        var error = assertThrows(IllegalArgumentException.class, () -> Address.parse(url));
        assertFalse(error.getMessage().contains("sec"), error.getMessage());
    }
}
