package datapunk.lake.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.app.Sources.Source;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How the sources of all rooms are written. Each rule is shown to fail on a source planted to break it. */
class StyleTest {
    private static final List<Source> LAKE = Sources.ofTheLake();

    private static void holdsAndCanFail(Function<Source, List<String>> rule, String planted) {
        assertEquals(
                1, rule.apply(Sources.planted("planted/Planted.java", planted)).size(), planted);
        assertEquals(
                List.of(), LAKE.stream().flatMap(s -> rule.apply(s).stream()).toList());
    }

    @Test
    void allSourcesWereRead() {
        assertTrue(LAKE.size() > 300, () -> LAKE.size() + " sources under " + Sources.MODULES);
        LAKE.forEach(source -> assertFalse(source.unit().getPackage() == null, source::name));
    }

    @Test
    void everyOpenTypeSaysWhatItIs() {
        holdsAndCanFail(
                StyleRules::unexplainedTypes, "/** Said. */ public class Planted { public record Unsaid() {} }");
    }

    @Test
    void everyOpenMethodSaysWhatItDoes() {
        holdsAndCanFail(
                StyleRules::unexplainedMethods, "/** Said. */ public class Planted { public void unsaid() {} }");
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Source planted = Sources.planted("planted/package-info.java", "package planted;");
        assertEquals(1, StyleRules.unexplainedPackages(planted).size());
        assertEquals(
                List.of(),
                LAKE.stream()
                        .flatMap(s -> StyleRules.unexplainedPackages(s).stream())
                        .toList());
    }

    @Test
    void methodsStayShort() {
        holdsAndCanFail(StyleRules::longMethods, "class Planted { void run() {" + "\n".repeat(60) + "} }");
    }

    @Test
    void constructorsAskForLittle() {
        holdsAndCanFail(
                StyleRules::wideConstructors, "class Planted { Planted(int a, int b, int c, int d, int e, int f) {} }");
    }

    @Test
    void onlyWhoMustCatchesWhateverComes() {
        holdsAndCanFail(StyleRules::catchesOfAll, "class Planted { void run() { try { } catch (Exception e) { } } }");
        holdsAndCanFail(
                StyleRules::catchesOfAll,
                "class Planted { void run() { try { } catch (IllegalStateException | Error e) { } } }");
    }

    @Test
    void onlyCommandsWriteToTheTerminal() {
        holdsAndCanFail(StyleRules::printing, "class Planted { void run() { System.out.println(); } }");
    }

    @Test
    void nobodyWaitsBySleeping() {
        holdsAndCanFail(StyleRules::sleeping, "class Planted { void run() { Thread.sleep(10); } }");
    }

    @Test
    void nothingIsPutOff() {
        holdsAndCanFail(StyleRules::unfinished, "class Planted { /* " + "TO" + "DO later */ }");
    }
}
