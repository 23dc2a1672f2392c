package datapunk.lake.monitor;

import datapunk.lake.bus.monitor.MonitorDoors.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures in the text exposition format of Prometheus, version 0.0.4. */
final class PrometheusText {
    private PrometheusText() {}

    /** One page, families in order of name. */
    static String of(List<Measure> measures) {
        Map<String, List<Measure>> families = new TreeMap<>();
        for (Measure m : measures) {
            families.computeIfAbsent(family(m.name()), f -> new ArrayList<>()).add(m);
        }
        var text = new StringBuilder();
        families.forEach((family, members) -> {
            text.append("# TYPE ")
                    .append(family)
                    .append(' ')
                    .append(type(members.getFirst().name()))
                    .append('\n');
            for (Measure m : members) {
                line(text, m);
            }
        });
        return text.toString();
    }

    private static boolean histogram(String name) {
        return name.endsWith("_bucket") || name.endsWith("_sum") || name.endsWith("_count");
    }

    private static String family(String name) {
        return histogram(name) ? name.substring(0, name.lastIndexOf('_')) : name;
    }

    private static String type(String name) {
        return histogram(name) ? "histogram" : name.endsWith("_total") ? "counter" : "gauge";
    }

    private static void line(StringBuilder text, Measure m) {
        text.append(m.name());
        String separator = "{";
        for (int i = 0; i + 1 < m.labels().size(); i += 2) {
            text.append(separator).append(m.labels().get(i)).append("=\"");
            text.append(escaped(m.labels().get(i + 1))).append('"');
            separator = ",";
        }
        text.append(m.labels().isEmpty() ? " " : "} ").append(number(m.value())).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** A value as Prometheus reads it: whole numbers without a fraction. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
