package datapunk.lake.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/,text/html,true",
        "/timeline,text/html,true",
        "/timeline/2020-01-02,text/html;q=0.9,true",
        "/timeline,application/json,false",
        "/api/nothing,text/html,false",
        "/api,text/html,false",
        "/apiary,text/html,true",
        "/health/nothing,text/html,false",
        "/metrics,text/html,false",
        "/assets/missing,text/html,false",
        "/basemap/missing,text/html,false",
        "/missing.js,text/html,false"
    })
    void onlyViewsFallBackToThePage(String path, String accept, boolean page) {
        assertEquals(page, PageRoutes.page(path, accept));
    }

    @Test
    void onlyHashedFilesAreKeptForEver() {
        assertTrue(PageRoutes.lifetime("/assets/app-0a1b.js").contains("immutable"));
        assertEquals("no-cache", PageRoutes.lifetime("/index.html"));
        assertEquals("no-cache", PageRoutes.lifetime("/"));
    }

    @Test
    void thePolicyNamesOnlyThePageItself() {
        String policy = SecurityHeaders.policy("localhost:8080");
        assertTrue(policy.contains("connect-src 'self' ws://localhost:8080 wss://localhost:8080;"), policy);
        assertTrue(SecurityHeaders.policy("[::1]:8080").contains("ws://[::1]:8080"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "'a; script-src *'", "'a b'", "*", "a/b"})
    void aStrangeHostIsLeftOutOfThePolicy(String host) {
        String policy = SecurityHeaders.policy(host);
        assertTrue(policy.contains("connect-src 'self';"), policy);
        assertFalse(policy.contains("script-src"));
    }
}
