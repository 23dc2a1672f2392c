package datapunk.lake.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.bus.FaultException;
import datapunk.lake.bus.store.Answer;
import datapunk.lake.bus.store.Area;
import datapunk.lake.bus.store.Period;
import datapunk.lake.bus.store.Question;
import datapunk.lake.model.Feature;
import datapunk.lake.model.Feed;
import datapunk.lake.model.Fix;
import datapunk.lake.model.Kind;
import datapunk.lake.model.Owner;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class ShapesIT {
    private static final Owner OWNER = KnownLake.OWNER;
    private static final long DAY0 = LocalDate.parse("2020-05-10").toEpochDay() * Fix.DAY;
    private static final long HOUR = 3_600_000;
    private static KnownLake lake;

    private static Feature feature(
            int id, int payload, Kind kind, Span span, Optional<Shape> shape, String attributes) {
        return new Feature(
                new UUID(0, id),
                new UUID(0, payload),
                Feed.measured("test.visits"),
                kind,
                span,
                shape,
                attributes,
                Optional.empty(),
                0);
    }

    @BeforeAll
    static void fill() throws SQLException {
        lake = new KnownLake();
        Optional<Shape> berlin = Optional.of(Shape.point(13.4, 52.5));
        lake.load(
                OWNER,
                "visits",
                List.of(),
                List.of(
                        feature(
                                1,
                                1,
                                Kind.STAY,
                                Span.between(DAY0 - HOUR, DAY0 + HOUR),
                                berlin,
                                "{\"name\":\"Café\",\"n\":1}"),
                        feature(1, 2, Kind.STAY, Span.between(DAY0 - HOUR, DAY0 + HOUR), berlin, "{\"name\":\"Bar\"}"),
                        feature(
                                2,
                                1,
                                Kind.MOVE,
                                Span.between(DAY0 + HOUR, DAY0 + 2 * HOUR),
                                Optional.of(Shape.line(13.4, 52.5, 14, 53)),
                                "{\"kind\":\"tram\",\"start\":{\"deep\":[1,2.50]}}"),
                        feature(3, 1, Kind.STAY, Span.at(DAY0 + 3 * HOUR), Optional.of(Shape.point(179.9, -17)), "{}"),
                        feature(
                                4,
                                1,
                                Kind.STAY,
                                Span.at(DAY0 + 86_400_000),
                                Optional.of(Shape.point(-179.9, -17)),
                                "{}"),
                        feature(5, 1, Kind.PLACE, Span.TIMELESS, berlin, "{}"),
                        feature(6, 1, Kind.MEMORY, Span.between(DAY0 - 40 * 24 * HOUR, DAY0), Optional.empty(), "{}")));
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    private static String ids(Optional<Area> area, Period period, String kind) {
        JsonObject answer = lake.json(new Question.Shapes(OWNER, area, period, kind, 100));
        assertFalse(answer.getBoolean("more"));
        return answer.getJsonArray("features").stream()
                .map(f -> ((JsonObject) f)
                        .getJsonObject("properties")
                        .getString("id")
                        .substring(35))
                .collect(Collectors.joining());
    }

    @Test
    void ofTwoStatementsTheOneThatSaysMoreIsShown() {
        JsonObject first = lake.json(new Question.Shapes(OWNER, Optional.empty(), Period.ALWAYS, "stay", 100))
                .getJsonArray("features")
                .getJsonObject(0);
        assertEquals(
                "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"kind\":\"stay\",\"source\":\"test.visits\","
                        + "\"start\":\"2020-05-09T23:00:00.000Z\",\"end\":\"2020-05-10T01:00:00.000Z\",\"n\":1,"
                        + "\"name\":\"Café\"}",
                first.getJsonObject("properties").encode());
        assertEquals(
                "{\"type\":\"Point\",\"coordinates\":[13.4,52.5]}",
                first.getJsonObject("geometry").encode());
    }

    @Test
    void attributesNamedAsOursKeepTheirValueUnderTheSourcesName() {
        JsonObject move = lake.json(new Question.Shapes(OWNER, Optional.empty(), Period.ALWAYS, "move", 100))
                .getJsonArray("features")
                .getJsonObject(0)
                .getJsonObject("properties");
        assertEquals("move", move.getString("kind"));
        assertEquals("tram", move.getString("source.kind"));
        assertEquals(
                "{\"deep\":[1,2.50]}",
                move.getJsonObject("source.start").encode().replace("2.5]", "2.50]"));
    }

    @Test
    void periodsAreHalfOpenAndWhatHasNoTimeBelongsToNone() {
        assertEquals("612345", ids(Optional.empty(), Period.ALWAYS, ""));
        assertEquals("123", ids(Optional.empty(), new Period(DAY0, DAY0 + Fix.DAY), ""));
        assertEquals("61", ids(Optional.empty(), new Period(DAY0 - HOUR, DAY0), ""));
        assertEquals("4", ids(Optional.empty(), new Period(DAY0 + Fix.DAY, Long.MAX_VALUE), ""));
        assertEquals("6", ids(Optional.empty(), new Period(Long.MIN_VALUE, DAY0 - HOUR), ""));
    }

    @Test
    void areasFindWhatTheyTouch() {
        assertEquals("125", ids(Optional.of(new Area.Box(13, 52, 13.5, 52.6)), Period.ALWAYS, ""));
        assertEquals("2", ids(Optional.of(new Area.Box(13.9, 52.9, 15, 54)), Period.ALWAYS, ""));
        assertEquals("34", ids(Optional.of(new Area.Box(179, -18, -179, -16)), Period.ALWAYS, ""));
        assertEquals("34", ids(Optional.of(new Area.Box(179, -18, 181, -16)), Period.ALWAYS, ""));
        assertEquals("612345", ids(Optional.of(new Area.Box(-180, -90, 180, 90)), Period.ALWAYS, ""));
        var jts = new GeometryFactory();
        var triangle = jts.createPolygon(new Coordinate[] {
            new Coordinate(13.35, 52.4),
            new Coordinate(13.45, 52.4),
            new Coordinate(13.4, 52.55),
            new Coordinate(13.35, 52.4)
        });
        assertEquals(
                "15",
                ids(Optional.of(new Area.Polygon(Shape.of(triangle))), Period.ALWAYS, "")
                        .replace("2", ""));
        var far = jts.toGeometry(new Envelope(179, 181, -18, -16));
        assertEquals("34", ids(Optional.of(new Area.Polygon(Shape.of(far))), Period.ALWAYS, ""));
    }

    @Test
    void aCutListSaysThatThereIsMore() {
        Answer answer = lake.ask(new Question.Shapes(OWNER, Optional.empty(), Period.ALWAYS, "", 2));
        JsonObject shapes = answer.body().buffer().toJsonObject();
        assertTrue(shapes.getBoolean("more"));
        assertEquals(2, shapes.getJsonArray("features").size());
        assertEquals("application/geo+json", answer.mediaType());
        assertThrows(
                FaultException.class,
                () -> lake.ask(new Question.Shapes(OWNER, Optional.empty(), Period.ALWAYS, "", 0)));
    }

    @Test
    void aDayAndTheSummaryKnowTheShapes() {
        JsonObject day = lake.json(new Question.Day(OWNER, (int) (DAY0 / Fix.DAY)));
        assertEquals(3, day.getJsonArray("features").size());
        JsonObject summary = lake.json(new Question.Summary(OWNER));
        assertEquals(
                "{\"memory\":1,\"move\":1,\"place\":1,\"stay\":3}",
                summary.getJsonObject("features").encode());
        assertNull(summary.getValue("first"));
        assertEquals(0, summary.getLong("fixes"));
    }
}
