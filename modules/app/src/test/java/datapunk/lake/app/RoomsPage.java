package datapunk.lake.app;

import datapunk.lake.app.Rooms.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Draws {@code docs/modules.md}. */
final class RoomsPage {
    private RoomsPage() {}

    /** The page: a picture of the rooms without the arrows that follow from others, and a table with all of them. */
    static String draw(List<Room> rooms) {
        Map<String, SortedSet<String>> uses = new HashMap<>();
        rooms.forEach(room -> uses.put(room.name(), room.uses()));
        var page = new StringBuilder("""
                # Rooms

                Drawn from the poms by `DocsTest`; `ArchitectureTest` holds the classes to it. An arrow points at what a room uses; what
                follows from other arrows is not drawn. The five rooms in the middle never use each other: they meet through `bus`.

                ```mermaid
                flowchart TD
                """);
        for (Room room : rooms) {
            for (String used : room.uses()) {
                boolean follows = room.uses().stream()
                        .anyMatch(other ->
                                !other.equals(used) && reached(other, uses).contains(used));
                if (!follows) {
                    page.append("  ")
                            .append(room.name())
                            .append(" --> ")
                            .append(used)
                            .append('\n');
                }
            }
        }
        page.append("```\n\n| room | what it is | uses by its pom |\n|---|---|---|\n");
        for (Room room : rooms) {
            String used = room.uses().isEmpty() ? "–" : String.join(", ", room.uses());
            page.append("| [%s](../modules/%s/README.md) | %s | %s |%n"
                    .formatted(room.name(), room.name(), room.says(), used));
        }
        return page.toString();
    }

    private static SortedSet<String> reached(String from, Map<String, SortedSet<String>> uses) {
        var reached = new TreeSet<String>();
        for (String next : uses.getOrDefault(from, new TreeSet<>())) {
            reached.add(next);
            reached.addAll(reached(next, uses));
        }
        return reached;
    }
}
