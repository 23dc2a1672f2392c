package datapunk.lake.formats.gpx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Elements of an XML content by their local names, whatever their prefixes mean. Document types and external entities
 * are not followed. Places are byte offsets.
 */
final class Xml {
    private final ByteChars chars;
    private final Charset charset;
    private final XMLStreamReader reader;
    private long position;

    /** XML that cannot be read on. */
    static final class Damage extends Exception {
        private static final long serialVersionUID = 1L;

        Damage(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** The elements of a content. @param charset in which texts are written, an extension of ASCII */
    Xml(InputStream in, Charset charset) throws Damage {
        this.chars = new ByteChars(in);
        this.charset = charset;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            reader = factory.createXMLStreamReader(chars);
        } catch (XMLStreamException e) {
            throw new Damage("it does not begin like XML");
        }
    }

    /**
     * Goes to the next event of {@link XMLStreamConstants}.
     *
     * @throws Damage when the XML is cut or not well-formed
     * @throws IOException when the bytes cannot be had
     */
    int next() throws IOException, Damage {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                position = chars.nextTag();
            }
            return event;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io && !chars.tagTooLong()) {
                throw io;
            }
            throw damage(
                    chars.tagTooLong()
                            ? "there is a tag, comment or section without end"
                            : "it is cut or not well-formed");
        } catch (RuntimeException e) {
            throw damage("it is not well-formed");
        }
    }

    private Damage damage(String how) {
        return new Damage(String.format(Locale.ROOT, "after byte %,d %s", position, how));
    }

    /** Local name of the element. */
    String name() {
        String name = reader.getLocalName();
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** An attribute of the element, or null. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return decode(reader.getAttributeValue(i));
            }
        }
        return null;
    }

    /** Adds the text of the event to the builder, up to its limit. */
    void text(StringBuilder out, int limit) {
        int n = Math.min(reader.getTextLength(), limit - out.length());
        if (n > 0) {
            out.append(reader.getTextCharacters(), reader.getTextStart(), n);
        }
    }

    /** Text as its author meant it; the parser saw its bytes as characters. */
    String decode(String raw) {
        boolean plain = true;
        boolean bytes = true;
        for (int i = 0; i < raw.length(); i++) {
            plain &= raw.charAt(i) < 128;
            bytes &= raw.charAt(i) < 256;
        }
        if (plain) {
            return raw;
        }
        if (bytes) {
            return new String(raw.getBytes(StandardCharsets.ISO_8859_1), charset);
        }
        var out = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || raw.charAt(i) > 255) {
                out.append(new String(raw.substring(from, i).getBytes(StandardCharsets.ISO_8859_1), charset));
                out.append(i < raw.length() ? raw.charAt(i) : "");
                from = i + 1;
            }
        }
        return out.toString();
    }

    /** Byte offset of the start tag of the element that began last. */
    long position() {
        return position;
    }

    /** The content from a byte offset on, at most 300 bytes. */
    String fragment(long position) {
        return chars.fragment(position);
    }
}
