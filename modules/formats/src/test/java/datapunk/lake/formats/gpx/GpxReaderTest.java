package datapunk.lake.formats.gpx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datapunk.lake.formats.Collected;
import datapunk.lake.formats.Head;
import datapunk.lake.model.FeatureRecord;
import datapunk.lake.model.Flags;
import datapunk.lake.model.Kind;
import datapunk.lake.model.PositionRecord;
import datapunk.lake.model.Shape;
import datapunk.lake.model.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GpxReaderTest {
    private static final String NOON = "<time>2020-01-01T12:00:00Z</time>";

    private static Collected read(byte[] bytes) {
        var sink = new Collected();
        try {
            new GpxReader().read(new ByteArrayInputStream(bytes), sink);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sink;
    }

    private static Collected read(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Collected points(String... points) {
        return read("<gpx version='1.1'><trk><trkseg>" + String.join("\n", points) + "</trkseg></trk></gpx>");
    }

    private static String point(String lat, String lon, String inside) {
        return "<trkpt lat='" + lat + "' lon='" + lon + "'>" + inside + "</trkpt>";
    }

    private static int certainty(byte[] bytes) {
        return new GpxReader().certainty(new Head(bytes));
    }

    @Test
    void aPointWithTimeIsAFixWithNineDecimals() {
        PositionRecord fix = points(point("45.484591697", "-13.5075897809", NOON + "<ele>12.5</ele>"))
                .positions()
                .getFirst();
        assertEquals(45_484_591_697L, fix.latE9());
        assertEquals(-13_507_589_781L, fix.lonE9());
        assertEquals(12.5, fix.motion().altitude());
        assertEquals(Instant.parse("2020-01-01T12:00:00Z").toEpochMilli(), fix.time());
        assertTrue(Double.isNaN(fix.motion().speed()));
        assertEquals("gpx", fix.feed().name());
    }

    @Test
    void extensionsAreKeptUnderTheirLocalNamesAndDilutionIsNoAccuracy() {
        PositionRecord fix = points(
                        point(
                                "1",
                                "2",
                                NOON + "<speed>3</speed><hdop>0.9</hdop><sat>07</sat><src>gps</src>"
                                        + "<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>171</gpxtpx:hr><gpxtpx:cad>80</gpxtpx:cad>"
                                        + "</gpxtpx:TrackPointExtension><course>206.5</course><hAcc>8.1</hAcc><power>200</power></extensions>"))
                .positions()
                .getFirst();
        assertEquals("{\"hdop\":0.9,\"sat\":\"07\",\"hr\":171,\"cad\":80,\"power\":200}", fix.attributes());
        assertEquals(3, fix.motion().speed());
        assertEquals(206.5, fix.motion().course());
        assertEquals(8.1, fix.motion().accuracy());
        assertEquals("gps", fix.method());
    }

    @Test
    void pointsWithoutTimeAreOnePathPerSegmentAndNeverFixes() {
        String xml = "<gpx><trk><name>T</name><trkseg>" + point("1", "2", "<ele>5</ele>") + point("3", "4", NOON)
                + point("5", "6", "") + "</trkseg><trkseg>" + point("7", "8", "") + "</trkseg></trk>"
                + "<rte><rtept lat='1' lon='2'/><rtept lat='5' lon='6'>" + NOON + "</rtept></rte></gpx>";
        Collected read = read(xml);
        List<FeatureRecord> paths =
                read.features().stream().filter(f -> f.kind() == Kind.PATH).toList();
        assertEquals(3, paths.size());
        assertEquals(Shape.line(2, 1, 6, 5), paths.get(0).shape().orElseThrow());
        assertEquals(
                "{\"element\":\"trkseg\",\"name\":\"T\",\"points\":[{\"ele\":5}, null]}",
                paths.get(0).attributes());
        assertEquals(Shape.point(8, 7), paths.get(1).shape().orElseThrow());
        assertEquals(Span.TIMELESS, paths.get(2).span());
        assertEquals(paths.get(0).key(), paths.get(2).key(), "the same line is the same path wherever it stands");
        assertNotEquals(paths.get(0).key(), paths.get(1).key());
        assertEquals(1, read.positions().size());
        assertEquals(4, read.counted("trkpt"));
        assertEquals(3, read.counted("trkpt_without_time"));
        assertEquals(2, read.counted("rtept"));
    }

    @Test
    void aWaypointIsAPlaceKeyedByNamePlaceAndTime() {
        Collected read = read("<gpx><wpt lat='1.5' lon='2.5'><name>Caf\u00e9 &#x151; &amp;</name><sym>Flag</sym>"
                + "<link href='http://x'/></wpt><wpt lat='1.5' lon='2.5'>" + NOON + "</wpt></gpx>");
        FeatureRecord place = read.features().getFirst();
        assertEquals(Kind.PLACE, place.kind());
        assertEquals(Shape.point(2.5, 1.5), place.shape().orElseThrow());
        assertEquals("{\"name\":\"Caf\u00e9 \u0151 &\",\"sym\":\"Flag\",\"link\":\"http://x\"}", place.attributes());
        assertEquals(FeatureRecord.key("wpt", "Caf\u00e9 \u0151 &", 1_500_000_000L, 2_500_000_000L, "-"), place.key());
        assertEquals(
                Span.at(Instant.parse("2020-01-01T12:00:00Z").toEpochMilli()),
                read.features().getLast().span());
    }

    @Test
    void aTrackThatHasANameIsAMoveOverItsTime() {
        Collected read = read("<gpx><trk><name>Walk</name><type>walking</type><trkseg>" + point("1", "2", NOON)
                + point("1", "2", "<time>2020-01-01T12:01:00Z</time>") + "</trkseg></trk></gpx>");
        FeatureRecord move = read.features().getFirst();
        assertEquals(Kind.MOVE, move.kind());
        assertEquals("{\"name\":\"Walk\",\"type\":\"walking\"}", move.attributes());
        assertEquals(
                60_000, move.span().end().orElseThrow() - move.span().start().orElseThrow());
        assertEquals(List.of(), points(point("1", "2", NOON)).features());
    }

    @Test
    void aTimeWithoutZoneIsUtcAndSaysSo() {
        PositionRecord fix = points(point("1", "2", "<time>2013-01-01T12:00:00</time>"))
                .positions()
                .getFirst();
        assertEquals(Flags.TIME_ASSUMED_UTC, fix.flags());
    }

    @Test
    void aBadPointIsRejectedAndTheOthersGoOn() {
        Collected read = points(
                point("91", "2", NOON),
                point("1", "abc", NOON),
                "<trkpt lon='2'>" + NOON + "</trkpt>",
                point("1", "1e9", NOON),
                point("1", "2", "<time>noon</time>"),
                point("3E-05", "+2", NOON));
        assertEquals(
                List.of(
                        "latitude-out-of-range/lat",
                        "longitude-invalid/lon",
                        "latitude-missing/lat",
                        "longitude-out-of-range/lon",
                        "time-invalid/time"),
                read.rejects.stream().map(r -> r.reason() + "/" + r.field()).toList());
        assertTrue(
                read.rejects.getFirst().fragment().startsWith("<trkpt lat='91'"),
                read.rejects.getFirst().fragment());
        assertEquals(30_000, read.positions().getFirst().latE9());
        assertEquals(6, read.counted("trkpt"));
    }

    @Test
    void aMarkAndBlankLinesBeforeTheDeclarationDoNoHarm() {
        String xml =
                "\uFEFF\r\n \n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx><wpt lat=\"1\" lon=\"2\"><name>ő</name></wpt></gpx>";
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        assertEquals(95, certainty(bytes));
        Collected read = read(bytes);
        assertEquals("{\"name\":\"ő\"}", read.features().getFirst().attributes());
        assertEquals(
                new String(bytes, StandardCharsets.ISO_8859_1).indexOf("<wpt"),
                read.features().getFirst().position());
    }

    @Test
    void textIsReadInTheEncodingThatTheFileStates() {
        for (String name : List.of("ISO-8859-1", "windows-1250", "UTF-16")) {
            String xml = "<?xml version='1.0' encoding='" + name
                    + "'?><gpx><wpt lat='1' lon='2'><name>\u00e9</name></wpt></gpx>";
            byte[] bytes = xml.getBytes(Charset.forName(name));
            assertEquals(95, certainty(bytes), name);
            assertEquals(
                    "{\"name\":\"\u00e9\"}", read(bytes).features().getFirst().attributes(), name);
        }
    }

    @Test
    void positionsAreByteOffsetsOfTheTagsEvenFarInside() {
        var xml = new StringBuilder("<gpx><trk><name>Zoë</name><trkseg>");
        for (int i = 0; i < 5000; i++) {
            xml.append(point("1.5", "2." + i, "<time>2020-01-01T12:00:00Z</time><name>ü " + i + "</name>"));
        }
        byte[] bytes = xml.append("</trkseg></trk></gpx>").toString().getBytes(StandardCharsets.UTF_8);
        int i = 0;
        for (PositionRecord fix : read(bytes).positions()) {
            String there = new String(bytes, (int) fix.position(), 40, StandardCharsets.ISO_8859_1);
            assertTrue(there.startsWith("<trkpt lat='1.5' lon='2." + i++ + "'"), there);
        }
        assertEquals(5000, i);
    }

    @Test
    void aFileWithoutItsClosingTagsKeepsEveryWholePoint() {
        String xml = "<gpx><trk><name>T</name><trkseg>" + point("1", "2", NOON) + point("3", "4", "")
                + point("5", "6", NOON);
        Collected read = read(xml + "<trkpt lat='7' lon='8'><ti");
        assertEquals(2, read.positions().size());
        assertEquals(3, read.counted("trkpt"));
        assertEquals(2, read.features().size());
        assertEquals(1, read.partial.size());
    }

    @Test
    void entitiesOutsideOfTheFileAreNotFollowed() {
        Collected read = read(
                "<?xml version='1.0'?><!DOCTYPE gpx [<!ENTITY x SYSTEM 'file:///etc/passwd'>"
                        + "<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><gpx><wpt lat='1' lon='2'><name>&x;&b;</name></wpt></gpx>");
        for (FeatureRecord place : read.features()) {
            assertTrue(
                    !place.attributes().contains("root") && !place.attributes().contains("aaaa"), place.attributes());
        }
    }

    @Test
    void aTagWithoutEndIsGivenUp() {
        Collected read = points(point("1", "2", NOON), "<trkpt lat='" + "1".repeat(3_000_000) + "'/>");
        assertEquals(1, read.positions().size());
        assertEquals(1, read.partial.size());
    }

    @Test
    void isKnownByItsRoot() {
        assertEquals(95, certainty("<!-- c --><g:gpx xmlns:g='x'>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, certainty("<kml>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, certainty("gpx".getBytes(StandardCharsets.UTF_8)));
        assertTrue(certainty("<html><gpx >".getBytes(StandardCharsets.UTF_8)) < 50);
    }
}
