package datapunk.lake.cache.read;

import datapunk.lake.bus.store.Question;
import java.util.List;

/** The shelves of a cache. @param tiles for map tiles @param queries for all other questions */
public record Shelves(Shelf tiles, Shelf queries) {
    /** Where the answer to a question is kept. */
    public Shelf of(Question question) {
        return question instanceof Question.Tile ? tiles : queries;
    }

    /** All of them, in order of display. */
    public List<Shelf> all() {
        return List.of(tiles, queries);
    }
}
