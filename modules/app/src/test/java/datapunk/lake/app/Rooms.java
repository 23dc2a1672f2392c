package datapunk.lake.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The rooms as their poms tell them. */
final class Rooms {
    private static final String PREFIX = "lake-";

    private Rooms() {}

    /** A room. @param uses rooms whose classes its main code sees by its own pom */
    record Room(String name, String says, SortedSet<String> uses) {}

    /** All rooms in the order in which they are built. */
    static List<Room> all() {
        var rooms = new ArrayList<Room>();
        NodeList modules = pom(Sources.MODULES.resolveSibling("pom.xml")).getElementsByTagName("module");
        for (int i = 0; i < modules.getLength(); i++) {
            rooms.add(room(modules.item(i).getTextContent().replace("modules/", "")));
        }
        return rooms;
    }

    private static Room room(String name) {
        Element pom = pom(Sources.MODULES.resolve(name).resolve("pom.xml"));
        var uses = new TreeSet<String>();
        NodeList dependencies = pom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            var dependency = (Element) dependencies.item(i);
            String artifact = text(dependency, "artifactId");
            if (artifact.startsWith(PREFIX) && !text(dependency, "scope").equals("test")) {
                uses.add(artifact.substring(PREFIX.length()));
            }
        }
        return new Room(name, text(pom, "description"), uses);
    }

    private static String text(Element within, String tag) {
        NodeList found = within.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Element pom(Path file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
