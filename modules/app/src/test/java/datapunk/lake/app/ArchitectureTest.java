package datapunk.lake.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import datapunk.lake.bus.Payload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rooms of the lake and who may use whom. Each rule is shown to fail on a class planted to break it. */
class ArchitectureTest {
    private static final String ROOT = "datapunk.lake";
    private static final JavaClasses LAKE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("datapunk.lake.app.planted");

    /** Which rooms a room may use; what is not named here may use nothing of the lake. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("sample", Set.of()),
            Map.entry("servers", Set.of()),
            Map.entry("geo", Set.of("model")),
            Map.entry("formats", Set.of("model")),
            Map.entry("bus", Set.of("model")),
            Map.entry("pg", Set.of("bus", "model")),
            Map.entry("store", Set.of("pg", "geo", "bus", "model")),
            Map.entry("ingest", Set.of("bus", "formats", "geo", "model")),
            Map.entry("cache", Set.of("bus", "geo", "model")),
            Map.entry("monitor", Set.of("bus", "model")),
            Map.entry("web", Set.of("bus", "model")),
            Map.entry(
                    "app",
                    Set.of(
                            "model", "bus", "formats", "geo", "store", "ingest", "cache", "monitor", "web", "servers",
                            "sample", "pg")),
            Map.entry("testkit", Set.of("servers")),
            Map.entry("bench", Set.of("sample", "servers", "cache")));

    /** Who answers calls, from the top of the ladder to its foot. Calls go down it. */
    private static final List<String> LADDER = List.of("web", "ingest", "cache", "store", "monitor");

    private static final Pattern ADDRESS = Pattern.compile("[a-z]+\\.[a-z]+\\.[a-z]+");

    private static String room(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }

    private static void holdsAndCanFail(ArchRule rule) {
        rule.check(LAKE);
        assertThrows(AssertionError.class, () -> rule.allowEmptyShould(true).check(PLANTED), rule::getDescription);
    }

    @Test
    void allRoomsWereLookedAt() {
        Set<String> rooms = new TreeSet<>();
        LAKE.forEach(type -> rooms.add(room(type)));
        assertTrue(
                rooms.containsAll(Set.of("model", "bus", "formats", "store", "ingest", "cache", "web", "app")),
                () -> "" + rooms);
        assertTrue(LAKE.size() > 200, () -> LAKE.size() + " classes");
    }

    @Test
    void roomsUseOnlyTheRoomsTheyMay() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        for (JavaClass type : LAKE) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                String from = room(type);
                String to = room(target);
                boolean ours = target.getPackageName().startsWith(ROOT + ".");
                if (ours
                        && !from.equals(to)
                        && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.computeIfAbsent(from + " uses " + to, k -> new TreeSet<>())
                            .add(dependency.getDescription());
                }
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("datapunk.lake.(**)").should().beFreeOfCycles().check(LAKE);
        assertThrows(
                AssertionError.class,
                () -> slices().matching("datapunk.lake.app.planted.(*)")
                        .should()
                        .beFreeOfCycles()
                        .check(PLANTED));
    }

    @Test
    void onlyTheBusTouchesTheEventBusOfVertx() {
        holdsAndCanFail(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("datapunk.lake.bus.Bus")
                .and()
                .resideOutsideOfPackage("datapunk.lake.bus")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.eventbus.EventBus"));
    }

    @Test
    void theOwnerAloneStandsBehindItsDoors() {
        assertEquals(Set.of(), strangeDoors(Doors.of(LAKE)));
        assertEquals(Set.of("store.planted"), strangeDoors(Doors.of(PLANTED)));
    }

    private static Set<String> strangeDoors(List<Doors.Door> doors) {
        Set<String> strange = new TreeSet<>();
        for (Doors.Door door : doors) {
            boolean own = door.inside().stream().allMatch(name -> name.startsWith(door.owner() + "."));
            if (!own || door.inside().isEmpty() || door.asked() && door.inside().size() > 1) {
                strange.add(door.address());
            }
        }
        return strange;
    }

    @Test
    void addressesNameOwnerNounAndVerbAndAreGivenOnce() {
        Set<String> seen = new TreeSet<>();
        for (Doors.Door door : Doors.of(LAKE)) {
            assertTrue(ADDRESS.matcher(door.address()).matches(), door::address);
            assertTrue(LADDER.contains(door.owner()), door::address);
            assertTrue(seen.add(door.address()), () -> door.address() + " twice");
        }
        assertTrue(Doors.of(PLANTED).stream()
                .noneMatch(d -> ADDRESS.matcher(d.address()).matches()));
    }

    @Test
    void pomsGiveARoomOnlyWhatItMayUse() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        for (Rooms.Room room : Rooms.all()) {
            Set<String> extra = new TreeSet<>(room.uses());
            extra.removeAll(MAY_USE.getOrDefault(room.name(), Set.of()));
            if (!extra.isEmpty()) {
                wrong.put(room.name(), extra);
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void messagesAreRecordsOrSealedOrImmutable() {
        Set<String> classes = new TreeSet<>();
        for (JavaClass type : LAKE) {
            if (type.isAssignableTo(Payload.class) && !type.isEquivalentTo(Payload.class) && !type.isRecord()) {
                boolean sealed = type.reflect().isSealed();
                boolean frozen = type.getModifiers().contains(JavaModifier.FINAL)
                        && type.getFields().stream()
                                .allMatch(f -> f.getModifiers().contains(JavaModifier.FINAL));
                if (!sealed && !frozen) {
                    classes.add(type.getName());
                }
            }
        }
        assertEquals(Set.of(), classes);
    }

    @Test
    void callsGoDownTheLadderOnly() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        for (JavaClass type : LAKE) {
            int from = LADDER.indexOf(room(type));
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                int to = target.startsWith("datapunk.lake.bus.") ? LADDER.indexOf(target.split("\\.")[3]) : -1;
                if (from >= 0 && to >= 0 && to < from) {
                    wrong.computeIfAbsent(type.getName(), k -> new TreeSet<>()).add(target);
                }
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void readersKnowNeitherVertxNorSql() {
        noClasses()
                .that(resideInAnyPackage(
                        "datapunk.lake.formats..",
                        "datapunk.lake.model..",
                        "datapunk.lake.geo..",
                        "datapunk.lake.cache.policy..",
                        "datapunk.lake.store.block.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.vertx..", "java.sql..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.describe(
                                "are no SQLException", c -> !c.getSimpleName().equals("SQLException"))))
                .check(LAKE);
    }

    @Test
    void namesSayWhatThingsAre() {
        holdsAndCanFail(noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Common)")
                .orShould()
                .resideInAnyPackage("..util..", "..helper..", "..common..", "..shared..", "..misc.."));
    }

    @Test
    void everyPackageIsNullMarked() {
        holdsAndCanFail(classes()
                .that()
                .areNotAnonymousClasses()
                .should(new ArchCondition<>("lie in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(
                                new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
                    }
                }));
    }

    @Test
    void featureRoomsShowOneModuleAndItsConfiguration() {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (JavaClass type : LAKE) {
            boolean top = LADDER.contains(room(type)) && type.getPackageName().equals(ROOT + "." + room(type));
            boolean open = type.getModifiers().contains(JavaModifier.PUBLIC);
            if (top && open && !type.isNestedClass() && !type.getSimpleName().equals("package-info")) {
                seen.computeIfAbsent(room(type), k -> new TreeSet<>()).add(type.getSimpleName());
            }
        }
        seen.forEach((room, types) -> assertTrue(
                types.stream().allMatch(t -> t.endsWith("Module") || t.endsWith("Config")), () -> room + " " + types));
    }
}
