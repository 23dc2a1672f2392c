package datapunk.lake.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class TownTreeProperties {
    private record Town(int lat, int lon, int country, int reach, String name) {
        double axis(int axis) {
            double phi = Math.toRadians(lat / 1e4);
            double lambda = Math.toRadians(lon / 1e4);
            return axis == 0
                    ? Math.cos(phi) * Math.cos(lambda)
                    : axis == 1 ? Math.cos(phi) * Math.sin(lambda) : Math.sin(phi);
        }

        double score(double lonFrom, double latFrom) {
            return Geodesy.metres(lonFrom, latFrom, lon / 1e4, lat / 1e4) / 1000 - reach / 10.0;
        }
    }

    @Test
    void theTownFoundIsTheNearestLessItsReach() throws IOException {
        Random random = new Random(5);
        List<Town> towns = towns(random, 5_000);
        TownTree tree = tree(towns);
        for (int i = 0; i < 2_000; i++) {
            double lon = random.nextDouble() * 360 - 180;
            double lat = random.nextDouble() * 180 - 90;
            int country = random.nextInt(3);
            check(towns, tree, lon, lat, country);
        }
    }

    private static void check(List<Town> towns, TownTree tree, double lon, double lat, int country) {
        int found = country == 2 ? tree.nearest(lon, lat) : tree.nearestIn(country == 0 ? "AA" : "BB", lon, lat);
        var expected = towns.stream()
                .filter(town -> country == 2 || town.country == country)
                .filter(town -> town.score(lon, lat) + town.reach / 10.0 <= TownTree.FARTHEST_KM)
                .min(Comparator.comparingDouble(town -> town.score(lon, lat)));
        assertEquals(expected.isPresent(), found != TownTree.NONE);
        if (found != TownTree.NONE) {
            int index = Integer.parseInt(tree.nameOf(found));
            Town town = towns.stream()
                    .filter(t -> t.name.equals("" + index))
                    .findAny()
                    .orElseThrow();
            assertEquals(expected.orElseThrow().score(lon, lat), town.score(lon, lat), 0.01);
            assertTrue(tree.kilometresTo(found, lon, lat) <= TownTree.FARTHEST_KM);
        }
    }

    private static List<Town> towns(Random random, int count) {
        List<Town> towns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int lat = (int) Math.toDegrees(Math.asin(random.nextDouble() * 2 - 1)) * 10_000 + random.nextInt(10_000);
            int lon = random.nextInt(3_600_000) - 1_800_000;
            towns.add(new Town(Math.min(lat, 900_000), lon, random.nextInt(2), random.nextInt(150), "" + i));
        }
        return towns;
    }

    private static TownTree tree(List<Town> towns) throws IOException {
        List<Town> ordered = new ArrayList<>(towns);
        order(ordered, 0);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeUTF("AA BB");
            out.writeInt(ordered.size());
            for (Town town : ordered) {
                out.writeInt(town.lat);
            }
            for (Town town : ordered) {
                out.writeInt(town.lon);
            }
            for (Town town : ordered) {
                out.writeByte(town.country);
            }
            for (Town town : ordered) {
                out.writeByte(town.reach);
            }
            for (Town town : ordered) {
                out.writeByte(town.name.length());
            }
            out.writeInt(ordered.stream().mapToInt(town -> town.name.length()).sum());
            for (Town town : ordered) {
                out.writeBytes(town.name);
            }
        }
        return TownTree.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void order(List<Town> towns, int axis) {
        if (towns.size() < 2) {
            return;
        }
        towns.sort(Comparator.comparingDouble(town -> town.axis(axis)));
        int middle = towns.size() >>> 1;
        order(towns.subList(0, middle), (axis + 1) % 3);
        order(towns.subList(middle + 1, towns.size()), (axis + 1) % 3);
    }
}
