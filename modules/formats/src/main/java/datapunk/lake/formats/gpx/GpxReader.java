package datapunk.lake.formats.gpx;

import datapunk.lake.formats.Head;
import datapunk.lake.formats.Reader;
import datapunk.lake.formats.Sink;
import datapunk.lake.model.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GPX 1.0 and 1.1. A track point with time is a fix; points without time and routes are paths; a waypoint is a place; a
 * track with a name, a type or the like is a move over the time of its points. Elements that have no column of their
 * own, extensions included, are kept as attributes under their local names. What a file says about itself
 * ({@code metadata}, {@code creator}) is not kept apart: it is in the file. Texts beyond 16 KiB or 200 a point are cut and
 * counted as {@code texts_cut}.
 */
public final class GpxReader implements Reader {
    static final Feed FEED = Feed.measured("gpx");

    private static final Pattern ROOT = Pattern.compile("<(\\w+:)?gpx[\\s>/]");
    private static final Pattern ELEMENT = Pattern.compile("<[\\w:]+[\\s>/]");
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int DECLARATION = 256;

    @Override
    public String format() {
        return "gpx";
    }

    @Override
    public int certainty(Head head) {
        String text = wide(head.at(0), head.at(1)) ? widened(head) : head.text();
        if (!text.startsWith("<")) {
            return 0;
        }
        Matcher root = ROOT.matcher(text);
        Matcher any = ELEMENT.matcher(text);
        if (!root.find()) {
            return 0;
        }
        boolean outermost = any.find() && any.start() == root.start();
        return outermost ? 95 : 15;
    }

    private static boolean wide(int first, int second) {
        return first == 0xff && second == 0xfe || first == 0xfe && second == 0xff;
    }

    private static String widened(Head head) {
        byte[] bytes = new byte[Math.min(head.size(), 8192) & ~1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) head.at(i);
        }
        return new String(bytes, StandardCharsets.UTF_16).stripLeading();
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        byte[] head = in.readNBytes(DECLARATION);
        var whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
        try {
            if (head.length > 1 && wide(head[0] & 0xff, head[1] & 0xff)) {
                new Tracks(new Xml(new Narrowed(whole), StandardCharsets.UTF_8), sink).read();
            } else {
                new Tracks(new Xml(whole, charset(head)), sink).read();
            }
        } catch (Xml.Damage e) {
            sink.partial("The XML cannot be read on: " + e.getMessage() + ". Everything before it was kept.");
        }
    }

    private static Charset charset(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(text.substring(Math.max(text.indexOf('<'), 0)));
        try {
            Charset charset = encoding.find() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
