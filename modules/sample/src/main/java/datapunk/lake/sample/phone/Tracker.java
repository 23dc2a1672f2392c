package datapunk.lake.sample.phone;

import datapunk.lake.sample.life.Activity;
import datapunk.lake.sample.life.Dice;
import datapunk.lake.sample.life.Episode;
import datapunk.lake.sample.life.Episode.Stay;
import datapunk.lake.sample.life.Episode.Trip;
import datapunk.lake.sample.life.Path;
import datapunk.lake.sample.life.Place;
import java.util.function.Consumer;

/** A phone in a pocket: it notices where its owner is, less exactly than it claims to, and guesses what they do. */
public final class Tracker {
    private static final double METRE = 1e7 / 111_195;
    private static final double ALTITUDE_SHARE = 0.75;
    private static final double ACTIVITY_SHARE = 0.38;
    private static final Activity[] GUESSES = Activity.values();

    private final Dice dice;
    private final Pace pace;
    private final Point point = new Point();
    private long lastSecond = Long.MIN_VALUE;
    private double meanderNorth;
    private double meanderEast;

    /** A phone that looks at this pace. */
    public Tracker(Pace pace, long seed) {
        this.pace = pace;
        this.dice = new Dice(seed);
    }

    /** Hands on the fixes of an episode, which must follow the one before; the point is only good during the call. */
    public void follow(Episode episode, Consumer<Point> to) {
        switch (episode) {
            case Stay stay -> rest(stay, to);
            case Trip trip -> move(trip, to);
        }
    }

    private void rest(Stay stay, Consumer<Point> to) {
        Place place = stay.place();
        double eastPerMetre = METRE / Math.max(0.01, StrictMath.cos(StrictMath.toRadians(place.lat())));
        double t = stay.start() + dice.between(0.2, 1) * pace.still();
        while (t < stay.end()) {
            meanderNorth = meanderNorth * 0.9 + dice.gauss() * 3;
            meanderEast = meanderEast * 0.9 + dice.gauss() * 3;
            point.velocity = Point.NONE;
            find(0.88, 0.98);
            position(
                    place.lat() * 1e7 + meanderNorth * METRE,
                    place.lon() * 1e7 + meanderEast * eastPerMetre,
                    eastPerMetre);
            finish(t, stay.end(), place.altitude(), Activity.STILL, to);
            t += pace.still() * dice.between(0.6, 1.4);
        }
    }

    private void move(Trip trip, Consumer<Point> to) {
        Path.Traveller traveller = trip.path().traveller();
        double seconds = trip.end() - trip.start();
        double speed = trip.path().length() / seconds;
        double eastPerMetre = METRE
                / Math.max(0.01, StrictMath.cos(StrictMath.toRadians(trip.from().lat())));
        double step = pace.moving() * trip.mode().sparseness();
        double t = dice.between(0.1, 1) * step;
        while (t < seconds) {
            traveller.goTo(speed * t);
            point.velocity = (int) Math.max(0, speed * dice.between(0.6, 1.25));
            point.heading = Math.floorMod(traveller.heading() + dice.between(-12, 12), 360);
            find(0.1, 0.97);
            position(traveller.lat() * 1e7, traveller.lon() * 1e7, eastPerMetre);
            finish(
                    trip.start() + t,
                    trip.end(),
                    traveller.altitude(),
                    trip.mode().activity(),
                    to);
            t += step * dice.between(0.7, 1.4);
        }
    }

    /** Decides by which means the position is found, and how exactly. */
    private void find(double wifi, double wifiOrGps) {
        double u = dice.unit();
        point.source = u < wifi ? Point.Source.WIFI : u < wifiOrGps ? Point.Source.GPS : Point.Source.CELL;
        point.accuracy = switch (point.source) {
            case WIFI -> dice.between(12, 44);
            case GPS -> dice.between(3, 17);
            case CELL -> dice.between(300, 1799);
        };
    }

    private void position(double latE7, double lonE7, double eastPerMetre) {
        double noise = point.accuracy * 0.3;
        point.latE7 = (int) Math.round(latE7 + dice.gauss() * noise * METRE);
        point.lonE7 = (int) Math.round(lonE7 + dice.gauss() * noise * eastPerMetre);
    }

    private void finish(double seconds, long end, double altitude, Activity activity, Consumer<Point> to) {
        long second = Math.max((long) seconds, lastSecond + 1);
        if (second >= end) {
            return;
        }
        lastSecond = second;
        point.millis = second * 1000 + dice.between(0, 999);
        point.altitude = Point.NONE;
        if (point.source != Point.Source.CELL && dice.chance(ALTITUDE_SHARE)) {
            point.altitude = (int) Math.round(altitude + dice.gauss() * 3);
            point.verticalAccuracy = dice.between(1, 11);
        }
        point.activityCount = 0;
        if (dice.chance(ACTIVITY_SHARE)) {
            guess(activity);
        }
        to.accept(point);
    }

    private void guess(Activity activity) {
        int confidence = dice.between(55, 100);
        int rest = 100 - confidence;
        add(activity, confidence);
        for (Activity other : GUESSES) {
            if (other != activity && rest > 3 && dice.chance(0.6)) {
                int share = dice.between(1, rest - 1);
                add(other, share);
                rest -= share;
            }
        }
    }

    private void add(Activity activity, int confidence) {
        point.activities[point.activityCount] = activity;
        point.confidences[point.activityCount++] = confidence;
    }
}
