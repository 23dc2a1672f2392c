package datapunk.lake.sample.life;

import java.util.ArrayList;
import java.util.List;

/** The places of the made-up person's life. The towns and stations are real, the addresses are not. */
final class World {
    static final Place HOME = new Place("Home", 52.0816, 5.1335);
    static final Place WORK = new Place("Work", 52.3372, 4.8746, 2);
    static final Place STATION = new Place("Utrecht Centraal", 52.0894, 5.1100);
    static final Place ZUID = new Place("Amsterdam Zuid", 52.3389, 4.8723, 2);
    static final Place PARENTS = new Place("Parents", 51.6990, 5.3190, 6);
    static final Place SCHIPHOL = new Place("Schiphol Airport", 52.3092, 4.7620, -3);

    static final List<Place> TO_WORK = List.of(
            STATION,
            new Place("Zuilen", 52.1033, 5.0897),
            new Place("Maarssen", 52.1353, 5.0331),
            new Place("Breukelen", 52.1717, 4.9906),
            new Place("Abcoude", 52.2728, 4.9775),
            new Place("Duivendrecht", 52.3236, 4.9367),
            new Place("Amsterdam RAI", 52.3372, 4.8908),
            ZUID);

    static final List<Place> TO_SCHIPHOL = with(TO_WORK, new Place("Nieuwe Meer", 52.3395, 4.8350), SCHIPHOL);

    static final List<Place> ERRANDS = List.of(
            new Place("Supermarket", 52.0849, 5.1402),
            new Place("Bakery", 52.0802, 5.1291),
            new Place("Climbing hall", 52.0688, 5.1032),
            new Place("Swimming pool", 52.0961, 5.1477),
            new Place("Library", 52.0925, 5.1187),
            new Place("Dentist", 52.0741, 5.1213),
            new Place("Market", 52.0934, 5.1152),
            new Place("Cinema", 52.0879, 5.1246),
            new Place("Friends in Oog in Al", 52.0872, 5.0859),
            new Place("Friends in Overvecht", 52.1155, 5.1120),
            new Place("Garden centre", 52.0617, 5.1489),
            new Place("Hardware shop", 52.1021, 5.0813),
            new Place("Bike workshop", 52.0836, 5.1160),
            new Place("Museum", 52.0838, 5.1262),
            new Place("Restaurant by the canal", 52.0903, 5.1212),
            new Place("University library", 52.0853, 5.1724),
            new Place("Botanical garden", 52.0880, 5.1741),
            new Place("Choir", 52.0765, 5.1091),
            new Place("Park café", 52.0858, 5.1331),
            new Place("Second-hand shop", 52.0980, 5.1308));

    static final List<Place> LUNCHES = List.of(
            new Place("Soup bar", 52.3399, 4.8790, 2),
            new Place("Beatrixpark", 52.3432, 4.8815, 2),
            new Place("Noodle shop", 52.3358, 4.8801, 2),
            new Place("Canteen across the street", 52.3381, 4.8700, 2));

    /** A round from home and back. */
    static final List<Place> RUN = List.of(
            HOME,
            new Place("Wilhelminapark", 52.0862, 5.1400),
            new Place("Rhijnauwen", 52.0768, 5.1712),
            new Place("Amelisweerd", 52.0652, 5.1685),
            new Place("Kromme Rijn", 52.0722, 5.1497),
            HOME);

    /** A day out by train: its line from Utrecht, whose end is the station there, and the sights. */
    record Outing(List<Place> line, List<Place> sights) {}

    private static final Place GOUDA = new Place("Gouda", 52.0175, 4.7043);
    private static final Place WOERDEN = new Place("Woerden", 52.0850, 4.8925);
    private static final Place DEN_BOSCH = new Place("'s-Hertogenbosch", 51.6905, 5.2936);
    private static final Place EINDHOVEN = new Place("Eindhoven", 51.4433, 5.4792, 18);
    private static final Place AMERSFOORT = new Place("Amersfoort", 52.1537, 5.3740);
    private static final Place CENTRAAL = new Place("Amsterdam Centraal", 52.3790, 4.9003);

    static final Outing TO_PARENTS = new Outing(
            List.of(
                    STATION,
                    new Place("Houten", 52.0343, 5.1685),
                    new Place("Geldermalsen", 51.8828, 5.2716),
                    DEN_BOSCH),
            List.of(PARENTS));

    static final List<Outing> OUTINGS = List.of(
            new Outing(
                    List.of(STATION, WOERDEN, GOUDA, new Place("Rotterdam Centraal", 51.9244, 4.4690)),
                    List.of(
                            new Place("Erasmusbrug", 51.9092, 4.4870),
                            new Place("Markthal", 51.9200, 4.4868),
                            new Place("Het Park", 51.9063, 4.4680),
                            new Place("Kralingen", 51.9262, 4.5138))),
            new Outing(
                    List.of(STATION, WOERDEN, GOUDA, new Place("Den Haag Centraal", 52.0808, 4.3245)),
                    List.of(
                            new Place("Mauritshuis", 52.0804, 4.3143),
                            new Place("Scheveningen", 52.1136, 4.2802),
                            new Place("Peace Palace", 52.0866, 4.2956))),
            new Outing(
                    List.of(
                            STATION,
                            DEN_BOSCH,
                            EINDHOVEN,
                            new Place("Weert", 51.2497, 5.7050),
                            new Place("Roermond", 51.1932, 5.9943),
                            new Place("Sittard", 51.0014, 5.8590),
                            new Place("Maastricht", 50.8500, 5.7055, 50)),
                    List.of(
                            new Place("Vrijthof", 50.8486, 5.6886, 50),
                            new Place("Sint-Pietersberg", 50.8240, 5.6838, 100),
                            new Place("Wyck", 50.8497, 5.7000, 50))),
            new Outing(
                    List.of(
                            STATION,
                            AMERSFOORT,
                            new Place("Zwolle", 52.5045, 6.0920),
                            new Place("Assen", 52.9919, 6.5706),
                            new Place("Groningen", 53.2107, 6.5641)),
                    List.of(
                            new Place("Martinitoren", 53.2194, 6.5683),
                            new Place("Noorderplantsoen", 53.2240, 6.5560),
                            new Place("Groninger Museum", 53.2122, 6.5656))),
            new Outing(
                    List.of(
                            STATION,
                            GOUDA,
                            new Place("Rotterdam Zuid", 51.8900, 4.5100),
                            new Place("Breda", 51.5955, 4.7803),
                            new Place("Antwerpen-Centraal", 51.2172, 4.4211, 8)),
                    List.of(
                            new Place("Grote Markt", 51.2213, 4.3997, 8),
                            new Place("MAS", 51.2289, 4.4047, 8),
                            new Place("Zurenborg", 51.2050, 4.4270, 8))),
            new Outing(
                    List.of(
                            STATION,
                            new Place("Bijlmer", 52.3122, 4.9470),
                            CENTRAAL,
                            new Place("Haarlem", 52.3877, 4.6383),
                            new Place("Zandvoort", 52.3757, 4.5318)),
                    List.of(new Place("Beach", 52.3730, 4.5240), new Place("Dunes", 52.3850, 4.5560))),
            new Outing(
                    List.of(
                            STATION,
                            new Place("Sloterdijk", 52.3888, 4.8378),
                            new Place("Alkmaar", 52.6378, 4.7396),
                            new Place("Den Helder", 52.9553, 4.7613)),
                    List.of(new Place("Lighthouse", 52.9630, 4.7260), new Place("Naval museum", 52.9620, 4.7720))));

    private World() {}

    private static List<Place> with(List<Place> line, Place... more) {
        List<Place> longer = new ArrayList<>(line);
        longer.addAll(List.of(more));
        return List.copyOf(longer);
    }
}
