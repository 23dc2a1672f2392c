package datapunk.lake.regions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes the data files of the product's gazetteer. Arguments: the folder export.mjs wrote, the folder to write to. */
public final class RegionsBuild {
    private static final int REGION_LEVEL = 14;
    private static final int ZONE_LEVEL = 15;

    private RegionsBuild() {}

    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path to = Files.createDirectories(Path.of(args[1]));
        Files.copy(from.resolve("countries.tsv"), to.resolve("countries.tsv"), StandardCopyOption.REPLACE_EXISTING);

        Towns.read(from.resolve("towns.tsv")).write(to.resolve("towns.bin"));
        report(to.resolve("towns.bin"));

        Regions regions = Regions.read(from.resolve("regions.txt"));
        writeLines(to.resolve("regions.tsv"), regions.names());
        Ranges regionCells = Quadtree.cut(regions.pieces(), REGION_LEVEL);
        write(regionCells, to.resolve("regions.bin"));

        Zones zones = Zones.read();
        Ranges zoneCells = Quadtree.cut(zones.pieces(), ZONE_LEVEL);
        write(zoneCells, to.resolve("zones.bin"));
        ZoneCountries countries = ZoneCountries.of(zoneCells, regionCells, regions.names());
        List<String> lines = new ArrayList<>();
        for (int zone = 1; zone <= zones.names().size(); zone++) {
            String name = zones.names().get(zone - 1);
            lines.add(name + "\t" + (Zones.isSea(name) ? "" : countries.of(zone)));
        }
        writeLines(to.resolve("zones.tsv"), lines);
    }

    private static void write(Ranges ranges, Path file) throws IOException {
        ranges.write(file);
        System.out.println(ranges.size() + " ranges");
        report(file);
    }

    private static void writeLines(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static void report(Path file) throws IOException {
        System.out.println(file.getFileName() + ": " + Files.size(file) + " bytes");
    }
}
