package datapunk.lake.bench.cache;

import datapunk.lake.cache.replay.Contender;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws what each contender removes and what it costs as an SVG of two columns of bars, light or dark as its reader's page is. */
final class Chart {
    private static final int ROW = 34;
    private static final int TOP = 64;
    private static final int LABELS = 250;
    private static final int PANEL = 230;
    private static final int GAP = 110;
    private static final int WIDTH = LABELS + 2 * PANEL + GAP + 60;
    private static final double ROOM = 0.8;

    private static final List<Contender> SHOWN = List.of(
            Contender.BOTH,
            Contender.BACKGROUND,
            Contender.COST,
            Contender.POPULARITY,
            Contender.RELOAD_ALL,
            Contender.INFINITE);

    private Chart() {}

    /** The chart, means over seeds. */
    static String svg(Results results) {
        int height = TOP + SHOWN.size() * ROW + 40;
        var svg = new StringBuilder(String.format(
                Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" role="img" aria-labelledby="t">
                <title id="t">Misses removed and queries added by each way to run the cache, against W-TinyLFU without warming</title>
                <style>
                text{font:13px system-ui,sans-serif;fill:#1f2933}.s{fill:#65717e;font-size:12px}.h{font-weight:600}
                .ours{fill:#0f7f74}.other{fill:#a9b4c0}.cost{fill:#c2681f}.less{fill:#7fb069}.axis{stroke:#c8d0d8}
                @media(prefers-color-scheme:dark){text{fill:#e6ebf0}.s{fill:#98a4b0}.ours{fill:#2fb8a6}.other{fill:#5b6875}.cost{fill:#e08b45}.axis{stroke:#46525e}}
                </style>
                <text x="%d" y="26" class="h">Misses removed</text><text x="%d" y="26" class="h">Queries added</text>
                <text x="%d" y="44" class="s">%% of the misses of W-TinyLFU</text><text x="%d" y="44" class="s">%% of its queries; left of the line: saved</text>
                """, WIDTH, height, WIDTH, LABELS, LABELS + PANEL + GAP, LABELS, LABELS + PANEL + GAP));
        double mostRemoved = most(c -> results.mean(s -> results.missesRemoved(s, c)));
        double mostExtra = most(c -> results.mean(s -> results.extraQueries(s, c)));
        int y = TOP;
        for (Contender contender : SHOWN) {
            double removed = results.mean(s -> results.missesRemoved(s, contender));
            double extra = results.mean(s -> results.extraQueries(s, contender));
            label(svg, contender, y);
            bar(svg, LABELS, y, removed, removed / mostRemoved, ours(contender) ? "ours" : "other", "%.1f %%");
            bar(svg, LABELS + PANEL + GAP, y, extra, extra / mostExtra, extra > 0 ? "cost" : "less", "%+.1f %%");
            y += ROW;
        }
        svg.append(axis(LABELS, y)).append(axis(LABELS + PANEL + GAP, y));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"10\" y=\"%d\" class=\"s\">%s made-up households, 128 MB, second half of the days. "
                        + "Perfect foresight with the same budget removes %.0f %%.</text>%n</svg>%n",
                height - 8,
                (results.seeds().size() == 1 ? "Of " : "Mean of ")
                        + results.seeds().size(),
                results.mean(s -> results.missesRemoved(s, Contender.PERFECT))));
        return svg.toString();
    }

    private static double most(ToDoubleFunction<Contender> figure) {
        return Math.max(
                1,
                SHOWN.stream()
                        .mapToDouble(c -> Math.abs(figure.applyAsDouble(c)))
                        .max()
                        .orElse(1));
    }

    private static boolean ours(Contender contender) {
        return contender == Contender.BOTH || contender == Contender.BACKGROUND || contender == Contender.COST;
    }

    private static void label(StringBuilder svg, Contender contender, int y) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>%s</text>%n",
                LABELS - 10,
                y + 16,
                ours(contender) ? " class=\"h\"" : "",
                contender.name()));
    }

    private static void bar(
            StringBuilder svg, int zero, int y, double value, double share, String style, String format) {
        double length = Math.abs(share) * PANEL * ROOM;
        double left = value < 0 ? zero - length : zero;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"20\" rx=\"2\" class=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                left,
                y + 1,
                Math.max(length, 1),
                style,
                zero + (value < 0 ? 6 : length + 6),
                y + 16,
                String.format(Locale.ROOT, format, value)));
    }

    private static String axis(int x, int bottom) {
        return String.format(
                Locale.ROOT, "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" class=\"axis\"/>%n", x, x, TOP - 6, bottom);
    }
}
