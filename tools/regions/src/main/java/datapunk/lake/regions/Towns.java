package datapunk.lake.regions;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Orders the towns that export.mjs wrote as a k-d tree over unit vectors and writes them. */
final class Towns {
    private static final double DEGREE = 1e4;
    private static final double REACH_AT_MOST = 150;

    /** A town: position in 1e-4 degrees, reach in tenths of a kilometre (it grows with the population). */
    private record Town(String country, int lat, int lon, int reach, String name) {
        double axis(int axis) {
            double phi = Math.toRadians(lat / DEGREE);
            double lambda = Math.toRadians(lon / DEGREE);
            return switch (axis) {
                case 0 -> Math.cos(phi) * Math.cos(lambda);
                case 1 -> Math.cos(phi) * Math.sin(lambda);
                default -> Math.sin(phi);
            };
        }
    }

    private final Town[] towns;

    private Towns(Town[] towns) {
        this.towns = towns;
    }

    static Towns read(Path file) throws IOException {
        Town[] towns = Files.readAllLines(file).stream().map(Towns::town).toArray(Town[]::new);
        Towns tree = new Towns(towns);
        tree.order(0, towns.length, 0);
        return tree;
    }

    private static Town town(String line) {
        String[] cells = line.split("\t", -1);
        int lat = (int) Math.round(Double.parseDouble(cells[1]) * DEGREE);
        int lon = (int) Math.round(Double.parseDouble(cells[2]) * DEGREE);
        double reach = Math.min(REACH_AT_MOST, Math.sqrt(Long.parseLong(cells[3])) / 10);
        return new Town(cells[0], lat, lon, (int) Math.round(reach), cells[4]);
    }

    /** The middle of a stretch is its root, and parts the rest by the axis of its depth. */
    private void order(int from, int to, int depth) {
        if (to - from < 2) {
            return;
        }
        int axis = depth % 3;
        Arrays.sort(towns, from, to, Comparator.comparingDouble((Town town) -> town.axis(axis))
                .thenComparing(Town::name).thenComparing(Town::lat).thenComparing(Town::lon));
        int middle = (from + to) >>> 1;
        order(from, middle, depth + 1);
        order(middle + 1, to, depth + 1);
    }

    /** Writes the file that the product's TownTree reads: see README.md. */
    void write(Path file) throws IOException {
        List<String> countries = new ArrayList<>(
                Arrays.stream(towns).map(Town::country).distinct().sorted().toList());
        try (var out = new DataOutputStream(
                new DeflaterOutputStream(Files.newOutputStream(file), new Deflater(Deflater.BEST_COMPRESSION)))) {
            out.writeUTF(String.join(" ", countries));
            out.writeInt(towns.length);
            for (Town town : towns) {
                out.writeInt(town.lat);
            }
            for (Town town : towns) {
                out.writeInt(town.lon);
            }
            for (Town town : towns) {
                out.writeByte(countries.indexOf(town.country));
            }
            for (Town town : towns) {
                out.writeByte(town.reach);
            }
            writeNames(out);
        }
    }

    private void writeNames(DataOutputStream out) throws IOException {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (Town town : towns) {
            byte[] name = town.name.getBytes(StandardCharsets.UTF_8);
            out.writeByte(name.length);
            names.writeBytes(name);
        }
        out.writeInt(names.size());
        names.writeTo(out);
    }
}
