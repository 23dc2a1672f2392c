package datapunk.lake.sample;

import datapunk.lake.sample.life.Episode;
import datapunk.lake.sample.life.Episode.Stay;
import datapunk.lake.sample.life.Episode.Trip;
import datapunk.lake.sample.life.Life;
import datapunk.lake.sample.life.Mode;
import datapunk.lake.sample.phone.Pace;
import datapunk.lake.sample.phone.Point;
import datapunk.lake.sample.phone.Tracker;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Takeout of the made-up person: the year 2025 as Records.json, Semantic Location History and settings, a hike as GPX, and
 * some files that hold no history. The same bytes at every call.
 */
public final class SampleTakeout {
    static final int YEAR = 2025;

    private static final LocalDateTime WRITTEN = LocalDateTime.of(YEAR + 1, 1, 4, 9, 30);
    private static final long SEED = 52_090_512;
    private static final String HISTORY = "Takeout/Location History (Timeline)/";

    private final ZipOutputStream zip;
    private final SemanticMonths months = new SemanticMonths();
    private Optional<Trip> hike = Optional.empty();

    private SampleTakeout(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** Writes the zip, over what is there. */
    public static void write(Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(out);
        }
    }

    static void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        new SampleTakeout(zip).write();
        zip.finish();
    }

    private void write() throws IOException {
        put("Takeout/archive_browser.html", OtherFiles.archiveBrowser(YEAR));
        begin(HISTORY + "Records.json");
        records();
        zip.closeEntry();
        put(HISTORY + "Settings.json", OtherFiles.settings());
        for (var month : months.files().entrySet()) {
            String name = YEAR + "/" + YEAR + "_" + Month.from(month.getKey()) + ".json";
            begin(HISTORY + "Semantic Location History/" + name);
            zip.write(month.getValue());
            zip.closeEntry();
        }
        if (hike.isPresent()) {
            put("Takeout/Drive/Tracks/First to Schynige Platte.gpx", OtherFiles.gpx(hike.get()));
        }
        put("Takeout/Google Account/SubscriberInfo.html", OtherFiles.subscriber());
        put("Takeout/Discover/Follows.txt", "Hiking\nRailways\nMaps\n");
    }

    private void records() throws IOException {
        long end = LocalDate.of(YEAR + 1, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        Life life = new Life(LocalDate.of(YEAR, 1, 1), SEED);
        Tracker tracker = new Tracker(Pace.THRIFTY, SEED + 1);
        RecordsJson records = new RecordsJson(zip);
        Episode episode = life.next();
        while (episode.start() < end) {
            Episode within = episode.end() > end ? episode.until(end) : episode;
            List<SemanticMonths.Kept> fixes = new ArrayList<>();
            tracker.follow(within, point -> {
                add(records, point);
                fixes.add(new SemanticMonths.Kept(point.millis(), point.latE7(), point.lonE7(), point.accuracy()));
            });
            interpret(within, fixes);
            episode = life.next();
        }
        records.end();
    }

    private static void add(RecordsJson records, Point point) {
        try {
            records.add(point, Phone.at(point.millis()).tag());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void interpret(Episode episode, List<SemanticMonths.Kept> fixes) throws IOException {
        long tag = Phone.at(episode.start() * 1000).tag();
        switch (episode) {
            case Stay stay -> months.add(stay, fixes, tag);
            case Trip trip -> {
                months.add(trip, fixes, tag);
                if (trip.mode() == Mode.HIKING) {
                    hike = Optional.of(trip);
                }
            }
        }
    }

    private void put(String name, String text) throws IOException {
        begin(name);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WRITTEN);
        zip.putNextEntry(entry);
    }
}
