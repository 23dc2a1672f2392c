package datapunk.lake.formats.timeline;

import datapunk.lake.formats.Sink;
import datapunk.lake.formats.json.JsonElement;
import datapunk.lake.formats.json.JsonElements;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One pass over the wanted elements of a content: counts each, rejects the broken, tells of damage. */
final class Elements {
    /** Identifiers of networks nearby; never kept. */
    static final Set<String> DROPPED = Set.of("wifiScan", "activeWifiScan");

    private Elements() {}

    /**
     * Reads the content to its end.
     *
     * @param counted for each wanted array the name under which its elements are counted
     * @param each takes every element that is JSON
     */
    static void read(InputStream in, Sink sink, Map<String, String> counted, Consumer<Here> each) throws IOException {
        var elements = new JsonElements(in, counted.keySet(), DROPPED);
        for (Optional<JsonElement> next = elements.next(); next.isPresent(); next = elements.next()) {
            JsonElement element = next.get();
            sink.element(counted.getOrDefault(element.name(), element.name()));
            if (element.fault().isPresent()) {
                sink.reject(element.fault().get(), element.name(), element.position(), element.fragment());
            } else {
                each.accept(new Here(sink, element));
            }
        }
        for (String name : elements.passed()) {
            sink.element(name);
        }
        elements.damage().ifPresent(sink::partial);
    }
}
