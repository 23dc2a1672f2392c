package datapunk.lake.sample.life;

import java.util.List;

/** The places of the two holidays. */
final class Abroad {
    static final Place LISBON_AIRPORT = new Place("Lisbon Airport", 38.7742, -9.1342, 110);
    static final Place LISBON_HOTEL = new Place("Hotel in Baixa", 38.7115, -9.1384, 15);
    static final List<Place> LISBON = List.of(
            new Place("Alfama", 38.7118, -9.1300, 50),
            new Place("Bairro Alto", 38.7136, -9.1446, 70),
            new Place("Belém", 38.6979, -9.2065, 8),
            new Place("Parque Eduardo VII", 38.7296, -9.1547, 90),
            new Place("LX Factory", 38.7036, -9.1788, 10),
            new Place("Miradouro da Graça", 38.7165, -9.1316, 80),
            new Place("Gulbenkian", 38.7372, -9.1545, 85));
    static final List<Place> TO_SINTRA = List.of(
            new Place("Rossio", 38.7143, -9.1408, 20),
            new Place("Amadora", 38.7580, -9.2370, 120),
            new Place("Sintra", 38.7990, -9.3860, 200));
    static final List<Place> SINTRA = List.of(
            new Place("Palace of Pena", 38.7876, -9.3906, 480), new Place("Moorish castle", 38.7925, -9.3892, 410));
    static final List<Place> TO_PORTO = List.of(
            new Place("Lisbon Oriente", 38.7677, -9.0993, 15),
            new Place("Santarém", 39.2510, -8.6750, 20),
            new Place("Entroncamento", 39.4610, -8.4730, 30),
            new Place("Coimbra", 40.2110, -8.4292, 25),
            new Place("Aveiro", 40.6438, -8.6407, 10),
            new Place("Porto Campanhã", 41.1489, -8.5853, 80));
    static final Place PORTO_HOTEL = new Place("Hotel in Cedofeita", 41.1496, -8.6180, 85);
    static final List<Place> PORTO = List.of(
            new Place("Ribeira", 41.1406, -8.6132, 10),
            new Place("Clérigos", 41.1458, -8.6146, 80),
            new Place("Foz do Douro", 41.1508, -8.6772, 12),
            new Place("Serralves", 41.1597, -8.6597, 70),
            new Place("Port cellars", 41.1372, -8.6155, 20));
    static final Place PORTO_AIRPORT = new Place("Porto Airport", 41.2421, -8.6786, 69);

    private static final Place OST = new Place("Interlaken Ost", 46.6905, 7.8690, 567);

    static final List<Place> TO_ALPS = List.of(
            World.STATION,
            new Place("Arnhem", 51.9851, 5.8990, 15),
            new Place("Duisburg", 51.4299, 6.7758, 35),
            new Place("Köln", 50.9430, 6.9589, 55),
            new Place("Koblenz", 50.3508, 7.5900, 70),
            new Place("Bingen", 49.9690, 7.8950, 85),
            new Place("Mainz", 50.0012, 8.2590, 90),
            new Place("Mannheim", 49.4794, 8.4693, 100),
            new Place("Karlsruhe", 48.9936, 8.4020, 115),
            new Place("Offenburg", 48.4765, 7.9465, 160),
            new Place("Freiburg", 47.9977, 7.8413, 270),
            new Place("Basel SBB", 47.5474, 7.5896, 275),
            new Place("Olten", 47.3519, 7.9077, 395),
            new Place("Bern", 46.9490, 7.4391, 540),
            new Place("Thun", 46.7549, 7.6296, 560),
            new Place("Spiez", 46.6863, 7.6801, 628),
            OST);
    static final Place CHALET = new Place("Chalet in Matten", 46.6790, 7.8640, 570);
    static final Place GRINDELWALD = new Place("Grindelwald", 46.6242, 8.0332, 1034);
    static final List<Place> TO_GRINDELWALD = List.of(
            OST,
            new Place("Wilderswil", 46.6657, 7.8697, 584),
            new Place("Zweilütschinen", 46.6330, 7.9010, 652),
            GRINDELWALD);
    static final List<Place> TO_LAUTERBRUNNEN = List.of(
            OST,
            new Place("Wilderswil", 46.6657, 7.8697, 584),
            new Place("Zweilütschinen", 46.6330, 7.9010, 652),
            new Place("Lauterbrunnen", 46.5985, 7.9079, 795));
    static final List<Place> TO_BRIENZ =
            List.of(OST, new Place("Oberried", 46.7350, 7.9560, 590), new Place("Brienz", 46.7540, 8.0390, 566));
    static final List<Place> VALLEY = List.of(
            new Place("Staubbach Falls", 46.5925, 7.9060, 830), new Place("Trümmelbach Falls", 46.5690, 7.9140, 820));
    static final List<Place> LAKE = List.of(
            new Place("Lake shore", 46.7520, 8.0330, 566), new Place("Woodcarving museum", 46.7560, 8.0410, 575));
    static final List<Place> INTERLAKEN = List.of(
            new Place("Höhematte", 46.6862, 7.8570, 566),
            new Place("Lake of Thun", 46.6800, 7.8200, 558),
            new Place("Unterseen", 46.6855, 7.8480, 566));
    static final List<Place> CABLE_CAR =
            List.of(GRINDELWALD, new Place("Bort", 46.6390, 8.0440, 1570), new Place("First", 46.6593, 8.0536, 2168));
    static final List<Place> HIKE = List.of(
            new Place("First", 46.6593, 8.0536, 2168),
            new Place("Gummihütte", 46.6640, 8.0400, 2260),
            new Place("Bachalpsee", 46.6690, 8.0232, 2265),
            new Place("Burgihitta", 46.6715, 8.0100, 2430),
            new Place("Faulhorn", 46.6745, 7.9995, 2681),
            new Place("Männdlenen", 46.6640, 7.9740, 2344),
            new Place("Egg", 46.6560, 7.9560, 2120),
            new Place("Loucherhorn", 46.6590, 7.9360, 2050),
            new Place("Schynige Platte", 46.6522, 7.9115, 1987));
    static final List<Place> RACK_RAILWAY = List.of(
            new Place("Schynige Platte", 46.6522, 7.9115, 1987),
            new Place("Breitlauenen", 46.6590, 7.8960, 1542),
            new Place("Wilderswil", 46.6657, 7.8697, 584));

    private Abroad() {}
}
