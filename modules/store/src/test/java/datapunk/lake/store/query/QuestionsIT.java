package datapunk.lake.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.Fault;
import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.geo.Geodesy;
import datapunk.lake.geo.ZOrder;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Owner;
import datapunk.lake.model.Shape;
import datapunk.lake.store.query.tile.TileReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Every answer about fixes equals what plain counting over the same life gives, also while a part is not indexed. */
class QuestionsIT {
    private static final Owner OWNER = KnownLake.OWNER;
    private static final long DAY = Fix.DAY;
    private static final Period ALWAYS = Period.ALWAYS;
    private static KnownLake lake;
    private static List<Fix> shown;

    @BeforeAll
    static void fill() throws SQLException {
        lake = new KnownLake();
        var life = new Life(42, 6_000);
        shown = life.shown();
        List<Fix> stated = life.stated();
        lake.load(OWNER, "one", stated.subList(0, 3_000), List.of());
        lake.load(OWNER, "two", stated.subList(2_500, 4_500), List.of());
        lake.fold(OWNER);
        lake.load(OWNER, "three", stated.subList(4_000, stated.size()), List.of());
        lake.load(new Owner(2), "other", new Life(43, 300).stated(), List.of());
        assertTrue(lake.number("select count(*) from pending where shard_key = 1") > 0);
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    static List<Period> periods() {
        long start = Life.START;
        return List.of(
                ALWAYS,
                new Period(start + 10 * DAY, start + 15 * DAY),
                new Period(start + 10 * DAY + 5_000_000, start + 10 * DAY + 40_000_000),
                new Period(start + 5 * DAY + 7_000_000, start + 110 * DAY + 3_000_000),
                new Period(start + 11 * DAY, start + 103 * DAY),
                new Period(Long.MIN_VALUE, start + 30 * DAY + 1),
                new Period(start + 60 * DAY + 5, Long.MAX_VALUE),
                new Period(start - 900 * DAY, start - 800 * DAY),
                new Period(start + 5, start + 5));
    }

    static List<Optional<Area>> areas() {
        var ring = new Coordinate[] {
            new Coordinate(13.1, 52.45),
            new Coordinate(13.46, 52.40),
            new Coordinate(13.41, 52.7),
            new Coordinate(13.40, 52.5201),
            new Coordinate(13.1, 52.45)
        };
        var far = new Coordinate[] {
            new Coordinate(179.9, -17),
            new Coordinate(180.5, -17),
            new Coordinate(180.1, -16),
            new Coordinate(179.9, -17)
        };
        var jts = new GeometryFactory();
        return List.of(
                Optional.empty(),
                Optional.of(new Area.Box(13.40, 52.51, 13.4051, 52.5203)),
                Optional.of(new Area.Box(10, 50, 15, 54)),
                Optional.of(new Area.Box(179, -18, -179, -15)),
                Optional.of(new Area.Box(179, -18, 180.0005, -15)),
                Optional.of(new Area.Box(-180, 86, 180, 90)),
                Optional.of(new Area.Box(0, 0, 1, 1)),
                Optional.of(new Area.Polygon(Shape.of(jts.createPolygon(ring)))),
                Optional.of(new Area.Polygon(Shape.of(jts.createPolygon(far)))));
    }

    static List<Object[]> areasAndPeriods() {
        var all = new ArrayList<Object[]>();
        areas().forEach(a -> periods().forEach(p -> all.add(new Object[] {a, p})));
        return all;
    }

    private static Predicate<Fix> in(Optional<Area> area, Period period) {
        return fix -> period.contains(fix.time())
                && (area.isEmpty()
                        || switch (area.get()) {
                            case Area.Box b -> within(b, fix.lon() / 1e7, fix.lat() / 1e7);
                            case Area.Polygon p -> within(p.shape(), fix.lon() / 1e7, fix.lat() / 1e7);
                        });
    }

    private static boolean within(Area.Box b, double lon, double lat) {
        double east = b.east() < b.west() ? b.east() + 360 : b.east();
        return lat >= b.south()
                && lat <= b.north()
                && (lon >= b.west() && lon <= east || lon + 360 >= b.west() && lon + 360 <= east);
    }

    private static boolean within(Shape shape, double lon, double lat) {
        var polygon = shape.geometry();
        return polygon.covers(polygon.getFactory().createPoint(new Coordinate(lon, lat)))
                || polygon.covers(polygon.getFactory().createPoint(new Coordinate(lon + 360, lat)));
    }

    private static List<Fix> expected(Optional<Area> area, Period period) {
        return shown.stream().filter(in(area, period)).toList();
    }

    private static void assertSame(Fix fix, JsonArray row) {
        assertEquals(fix.time(), row.getLong(0));
        assertEquals(fix.lon() / 1e7, row.getDouble(1));
        assertEquals(fix.lat() / 1e7, row.getDouble(2));
        assertEquals(fix.quality().accuracy() / 1e3, row.getDouble(3));
        if (fix.quality().altitude() == Fix.Quality.NONE) {
            assertNull(row.getValue(4));
        } else {
            assertEquals(fix.quality().altitude() / 1e3, row.getDouble(4));
        }
        assertEquals(fix.device() == 0 ? null : String.format("%016x", fix.device()), row.getString(8));
        assertEquals(fix.feed().name(), row.getString(9));
    }

    private static void assertSame(List<Fix> fixes, JsonArray rows) {
        assertEquals(fixes.size(), rows.size());
        for (int i = 0; i < fixes.size(); i++) {
            assertSame(fixes.get(i), rows.getJsonArray(i));
        }
    }

    @ParameterizedTest
    @MethodSource("areasAndPeriods")
    void pointsAreThoseInsideInOrderOfTime(Optional<Area> area, Period period) {
        JsonObject answer =
                lake.json(new Question.Points(OWNER, area, period, Optional.empty(), 50_000, Optional.empty()));
        assertSame(expected(area, period), answer.getJsonArray("rows"));
        assertNull(answer.getValue("next"));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void pagesTogetherAreTheWhole(Optional<Area> area) {
        Period period = periods().get(3);
        var rows = new JsonArray();
        Optional<String> after = Optional.empty();
        do {
            JsonObject page = lake.json(new Question.Points(OWNER, area, period, Optional.empty(), 701, after));
            page.getJsonArray("rows").forEach(rows::add);
            after = Optional.ofNullable(page.getString("next"));
            assertTrue(after.isEmpty() || page.getJsonArray("rows").size() == 701);
        } while (after.isPresent());
        assertSame(expected(area, period), rows);
    }

    @Test
    void pointsOfOneDevice() {
        List<Fix> fixes = shown.stream().filter(f -> f.device() == -2).toList();
        JsonObject answer = lake.json(new Question.Points(
                OWNER, Optional.empty(), ALWAYS, Optional.of("fffffffffffffffe"), 50_000, Optional.empty()));
        assertSame(fixes, answer.getJsonArray("rows"));
    }

    @ParameterizedTest
    @MethodSource("areasAndPeriods")
    void daysCountTheFixesInside(Optional<Area> area, Period period) {
        Map<String, Long> expected = expected(area, period).stream()
                .collect(Collectors.groupingBy(
                        f -> LocalDate.ofEpochDay(f.day()).toString(), TreeMap::new, Collectors.counting()));
        var days = new TreeMap<String, Long>();
        JsonArray answer = lake.json(new Question.Days(OWNER, area, period)).getJsonArray("days");
        for (int i = 0; i < answer.size(); i++) {
            JsonObject day = answer.getJsonObject(i);
            days.put(day.getString("day"), day.getLong("count"));
            assertTrue(day.getString("country").startsWith("Country "));
            assertTrue(day.getString("town").startsWith("Town "));
        }
        assertEquals(expected, days);
    }

    @ParameterizedTest
    @MethodSource("periods")
    void histogramsCountFixesByMonthAndByDay(Period period) {
        for (boolean byDay : new boolean[] {false, true}) {
            Map<String, Long> expected = expected(Optional.empty(), period).stream()
                    .collect(Collectors.groupingBy(
                            f -> {
                                LocalDate day = LocalDate.ofEpochDay(f.day());
                                return (byDay ? day : day.withDayOfMonth(1)).toString();
                            },
                            TreeMap::new,
                            Collectors.counting()));
            var bins = new TreeMap<String, Long>();
            JsonArray answer =
                    lake.json(new Question.Histogram(OWNER, byDay, period)).getJsonArray("bins");
            for (int i = 0; i < answer.size(); i++) {
                bins.put(
                        answer.getJsonObject(i).getString("start"),
                        answer.getJsonObject(i).getLong("count"));
            }
            assertEquals(expected, bins);
        }
    }

    @ParameterizedTest
    @MethodSource("periods")
    void nearestAreNoneNearer(Period period) {
        double[][] from = {{13.405, 52.52}, {179.99, -16.55}, {-179.999, -16.5}, {-30, 10}, {100, 89.9}, {13.3, 52.55}};
        for (double[] spot : from) {
            for (int limit : new int[] {1, 25}) {
                List<Double> expected = expected(Optional.empty(), period).stream()
                        .map(f -> Geodesy.metres(spot[0], spot[1], f.lon() / 1e7, f.lat() / 1e7))
                        .sorted()
                        .limit(limit)
                        .map(d -> Math.round(d * 1000) / 1e3)
                        .toList();
                JsonObject answer = lake.json(new Question.Nearest(OWNER, spot[0], spot[1], limit, period));
                JsonArray rows = answer.getJsonArray("rows");
                assertEquals("distance", answer.getJsonArray("columns").getString(10));
                assertEquals(
                        expected,
                        IntStream.range(0, rows.size())
                                .mapToObj(i -> rows.getJsonArray(i).getDouble(10))
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("periods")
    void tilesCountEveryFixOnceAtEveryZoom(Period period) throws IOException {
        List<Fix> inside = expected(Optional.empty(), period);
        double[][] spots = {{13.405, 52.52}, {13.4501, 52.47}, {179.9999, -16.5}, {-179.9999, -16.6}, {20, 88.5}};
        for (int z = 0; z <= 16; z++) {
            Set<Long> tiles = new HashSet<>();
            for (double[] spot : spots) {
                tiles.add(ZOrder.parent(ZOrder.code(ZOrder.x(spot[0]), ZOrder.y(spot[1])), z));
            }
            tiles.addAll(tiles.stream().map(t -> t ^ 1).toList());
            for (long tile : tiles) {
                if (z > 0 || tile == 0) {
                    assertTile(inside, period, z, tile);
                }
            }
        }
    }

    private static void assertTile(List<Fix> inside, Period period, int z, long tile) throws IOException {
        Answer answer = lake.ask(new Question.Tile(OWNER, z, ZOrder.column(tile), ZOrder.row(tile), period));
        TileReader.Layer layer = TileReader.read(answer.body().copy(), answer.gzip());
        int bits = z >= 15 ? 6 : 8;
        var cells = new TreeMap<Long, Long>();
        for (TileReader.Cell cell : layer.cells()) {
            long code = ZOrder.code(cell.x() >> 12 - bits, cell.y() >> 12 - bits);
            cells.merge(tile << 2 * bits | code, cell.n(), Long::sum);
        }
        Map<Long, Long> expected = inside.stream()
                .map(f -> ZOrder.parent(ZOrder.codeOf(f.lon(), f.lat()), z + bits))
                .filter(c -> c >> 2 * bits == tile)
                .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
        assertEquals(expected, cells, () -> "z " + z + " tile " + tile);
    }

    @Test
    void closeTilesOfFewDaysTellTheFirstTime() throws IOException {
        Period period = new Period(Life.START + 10 * DAY, Life.START + 15 * DAY);
        long tile = ZOrder.parent(ZOrder.code(ZOrder.x(13.405), ZOrder.y(52.52)), 14);
        Answer answer = lake.ask(new Question.Tile(OWNER, 14, ZOrder.column(tile), ZOrder.row(tile), period));
        List<TileReader.Cell> cells =
                TileReader.read(answer.body().copy(), answer.gzip()).cells();
        assertFalse(cells.isEmpty());
        for (TileReader.Cell cell : cells) {
            assertTrue(period.contains(cell.t() * 1000));
        }
    }

    @Test
    void aDayHoldsAllItsFixes() {
        for (int day = 0; day < Life.DAYS; day += 6) {
            int epochDay = 18_220 + day;
            JsonObject answer = lake.json(new Question.Day(OWNER, epochDay));
            assertEquals(LocalDate.ofEpochDay(epochDay).toString(), answer.getString("day"));
            assertSame(
                    expected(Optional.empty(), Period.days(epochDay, epochDay + 1)),
                    answer.getJsonObject("fixes").getJsonArray("rows"));
        }
    }

    @Test
    void theSummaryCountsEverythingOfItsOwnerOnly() throws SQLException {
        Answer answer = lake.ask(new Question.Summary(OWNER));
        JsonObject summary = answer.body().buffer().toJsonObject();
        assertEquals(shown.size(), summary.getLong("fixes"));
        assertEquals(
                shown.getFirst().time(),
                Instant.parse(summary.getString("first")).toEpochMilli());
        assertEquals(
                shown.getLast().time(), Instant.parse(summary.getString("last")).toEpochMilli());
        assertEquals(shown.stream().map(Fix::day).distinct().count(), summary.getLong("days"));
        assertEquals(3, summary.getLong("countries"));
        assertFalse(summary.getBoolean("sample"));
        long sources = 0;
        for (Object source : summary.getJsonArray("sources")) {
            sources += ((JsonObject) source).getLong("fixes");
        }
        assertEquals(shown.size(), sources);
        JsonArray bounds = summary.getJsonArray("bounds");
        assertEquals(-16.7, bounds.getDouble(1), 0.2);
        assertTrue(bounds.getDouble(0) <= -179.99 && bounds.getDouble(2) >= 179.99 && bounds.getDouble(3) > 85);
        long generation = lake.number("select gen from generation where shard_key = 1");
        assertEquals(generation, answer.generation());
        assertEquals(generation, summary.getLong("generation"));
    }

    @Test
    void whatWasRemovedAndIsStillInTheIndexIsNotCounted() throws SQLException, IOException {
        var owner = new Owner(3);
        var life = new Life(44, 2_000);
        lake.load(owner, "third", life.stated(), List.of());
        lake.fold(owner);
        int day = 18_220 + 50;
        List<Fix> gone = life.shown().stream()
                .filter(f -> f.day() == day && f.feed().equals(Life.ONE))
                .toList();
        assertFalse(gone.isEmpty());
        lake.remove(owner, "test.one", day, gone);
        long left = life.shown().size() - gone.size();
        assertEquals(left, lake.json(new Question.Summary(owner)).getLong("fixes"));
        Period all = new Period(Life.START, Life.START + Life.DAYS * DAY);
        for (Period period : List.of(ALWAYS, all)) {
            Answer world = lake.ask(new Question.Tile(owner, 0, 0, 0, period));
            assertEquals(
                    left,
                    TileReader.read(world.body().copy(), world.gzip()).cells().stream()
                            .mapToLong(TileReader.Cell::n)
                            .sum());
        }
        for (boolean byDay : new boolean[] {true, false}) {
            JsonArray bins =
                    lake.json(new Question.Histogram(owner, byDay, ALWAYS)).getJsonArray("bins");
            assertEquals(
                    left,
                    bins.stream()
                            .mapToLong(b -> ((JsonObject) b).getLong("count"))
                            .sum());
        }
        long twos = life.shown().stream().filter(f -> f.day() == day).count() - gone.size();
        JsonArray days = lake.json(new Question.Days(owner, areas().get(2), Period.days(day, day + 1)))
                .getJsonArray("days");
        assertEquals(twos, days.isEmpty() ? 0 : days.getJsonObject(0).getLong("count"));
    }

    @Test
    void devicesAreListed() {
        assertEquals(
                "{\"devices\":[{\"id\":\"00000000000000ff\",\"label\":\"phone\"}]}",
                lake.json(new Question.Devices(OWNER)).encode());
    }

    @Test
    void whoHasNothingGetsEmptyAnswers() {
        var nobody = new Owner(9);
        assertEquals(0, lake.json(new Question.Summary(nobody)).getLong("fixes"));
        assertNull(lake.json(new Question.Summary(nobody)).getValue("bounds"));
        assertEquals(
                0, lake.ask(new Question.Tile(nobody, 0, 0, 0, ALWAYS)).body().size());
        assertEquals(
                0,
                lake.json(new Question.Nearest(nobody, 1, 1, 5, ALWAYS))
                        .getJsonArray("rows")
                        .size());
    }

    @Test
    void whatCannotBeAskedIsAFaultOfTheUser() {
        var bad = List.of(
                new Question.Tile(OWNER, 17, 0, 0, ALWAYS),
                new Question.Tile(OWNER, 2, 4, 0, ALWAYS),
                new Question.Points(OWNER, Optional.empty(), ALWAYS, Optional.empty(), 0, Optional.empty()),
                new Question.Points(OWNER, Optional.empty(), ALWAYS, Optional.of("x"), 1, Optional.empty()),
                new Question.Points(OWNER, Optional.empty(), ALWAYS, Optional.empty(), 1, Optional.of("x")),
                new Question.Nearest(OWNER, 0, 0, 1_001, ALWAYS));
        for (Question question : bad) {
            var fault =
                    assertThrows(FaultException.class, () -> lake.ask(question)).fault();
            assertEquals(Fault.Blame.USER, fault.blame(), fault.detail());
        }
    }
}
