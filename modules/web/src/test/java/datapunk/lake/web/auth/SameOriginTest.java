package datapunk.lake.web.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datapunk.lake.bus.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true,localhost:8080,-,-",
                "true,LOCALHOST,-,-",
                "true,127.0.0.1:8080,http://127.0.0.1:8080,-",
                "true,[::1]:8080,http://[::1]:8080,-",
                "true,lake.home,-,host-foreign",
                "true,-,-,host-foreign",
                "true,localhost.:8080,-,host-foreign",
                "true,localhost:8080,http://localhost:9090,origin-foreign",
                "false,lake.home,https://lake.home,-",
                "false,lake.home,https://evil.example,origin-foreign",
                "false,lake.home,null,origin-foreign",
                "false,lake.home,http://[,origin-foreign",
                "false,-,https://lake.home,origin-foreign",
                "false,lake.home,-,-"
            })
    void foreignHostsAndPagesAreRefused(boolean open, String host, String origin, String code) {
        assertEquals(
                code,
                new SameOrigin(open).objection(host, origin).map(Fault::code).orElse(null));
    }
}
