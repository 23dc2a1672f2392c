package datapunk.lake.bench.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The traces at hand: {@code loop} always, as it can be made; the others if there is the jar of Caffeine's simulator,
 * which carries them. They belong to their makers and are not kept here.
 */
final class Traces {
    private static final String FOLDER = "com/github/benmanes/caffeine/cache/simulator/parser/";

    private static final List<Place> PLACES = List.of(
            lirs("multi1"),
            lirs("multi3"),
            lirs("gli"),
            lirs("sprite"),
            lirs("2_pools"),
            new Place("web12", TraceFormat.CACHE2K, "cache2k/web12.trace.xz"),
            new Place("orm-busy", TraceFormat.CACHE2K, "cache2k/orm-busy.trace.xz"),
            new Place("w106", TraceFormat.CLOUD_PHYSICS, "cloud_physics/w106.trace.xz"),
            new Place("scarab-recs", TraceFormat.SCARAB, "scarab/scarab-recs.trace.xz"));

    private final Optional<Path> jar;

    private record Place(String name, TraceFormat format, String path) {}

    Traces(Optional<Path> jar) {
        this.jar = jar;
    }

    private static Place lirs(String name) {
        return new Place(name, TraceFormat.LIRS, "lirs/" + name + ".trace.gz");
    }

    /** The trace of that name, if it is at hand. @throws IOException if the jar cannot be read or lacks it */
    Optional<Trace> named(String name) throws IOException {
        if (name.equals("loop")) {
            return Optional.of(Trace.loop());
        }
        for (Place place : PLACES) {
            if (place.name.equals(name) && jar.isPresent()) {
                return Optional.of(read(place, jar.get()));
            }
        }
        return Optional.empty();
    }

    private static Trace read(Place place, Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(FOLDER + place.path);
            if (entry == null) {
                throw new IOException(jar + " holds no " + place.path + "; it must be Caffeine's simulator");
            }
            return Trace.of(place.name, place.format.read(zip.getInputStream(entry)));
        }
    }
}
