package datapunk.lake.app;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import datapunk.lake.app.Sources.Source;
import datapunk.lake.bus.Bus;
import datapunk.lake.bus.Call;
import datapunk.lake.bus.Topic;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The doors of the bus and who stands at them, read from the classes. */
final class Doors {
    private static final String ROOT = "datapunk.lake.";

    private Doors() {}

    /**
     * A door.
     *
     * @param constant class and field that hold it
     * @param types what goes in and, for a call, what comes out
     * @param deadline of a call
     * @param inside classes that answer the call or tell the topic
     * @param outside classes that ask or listen
     */
    record Door(
            String address,
            String constant,
            List<String> types,
            Optional<Duration> deadline,
            SortedSet<String> inside,
            SortedSet<String> outside) {

        /** The room that the address names. */
        String owner() {
            return address.split("\\.")[0];
        }

        /** Whether it is asked, not listened to. */
        boolean asked() {
            return deadline.isPresent();
        }
    }

    /** All doors that these classes hold, by address. */
    static List<Door> of(JavaClasses classes) {
        var doors = new ArrayList<Door>();
        for (JavaClass type : classes) {
            for (JavaField field : type.getFields()) {
                boolean door = field.getRawType().isEquivalentTo(Call.class)
                        || field.getRawType().isEquivalentTo(Topic.class);
                if (door && field.getModifiers().contains(JavaModifier.STATIC)) {
                    doors.add(door(field));
                }
            }
        }
        doors.sort(Comparator.comparing(Door::address));
        return doors;
    }

    private static Door door(JavaField field) {
        Field constant = field.reflect();
        var inside = new TreeSet<String>();
        var outside = new TreeSet<String>();
        for (var access : field.getAccessesToSelf()) {
            if (!access.getOrigin().getName().equals("<clinit>")) {
                boolean own = owns(access.getOrigin()) && !asks(access) && sameRoom(access.getOriginOwner(), constant);
                (own ? inside : outside).add(access.getOriginOwner().getName().substring(ROOT.length()));
            }
        }
        var types = new ArrayList<String>();
        for (Type t : ((ParameterizedType) constant.getGenericType()).getActualTypeArguments()) {
            types.add(((Class<?>) t).getSimpleName());
        }
        String name = field.getOwner().getSimpleName() + "." + field.getName();
        return switch (value(constant)) {
            case Call<?, ?> c -> new Door(c.address(), name, types, Optional.of(c.deadline()), inside, outside);
            case Topic<?> t -> new Door(t.address(), name, types, Optional.empty(), inside, outside);
            case Object o -> throw new IllegalStateException(name + " is no door: " + o);
        };
    }

    private static Object value(Field constant) {
        try {
            constant.setAccessible(true);
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether code answers calls or tells topics, so that a door it names in its own room is its own. */
    private static boolean owns(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Bus.class))
                .anyMatch(call ->
                        call.getName().equals("answer") || call.getName().equals("tell"));
    }

    /** Whether the door is named where somebody asks or listens and does not answer. */
    private static boolean asks(JavaFieldAccess access) {
        Set<String> said = access.getOrigin().getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Bus.class))
                .filter(call -> call.getLineNumber() == access.getLineNumber())
                .map(JavaMethodCall::getName)
                .collect(Collectors.toSet());
        return (said.contains("ask") || said.contains("listen")) && !said.contains("answer");
    }

    private static boolean sameRoom(JavaClass type, Field constant) {
        String address = value(constant) instanceof Call<?, ?> c ? c.address() : ((Topic<?>) value(constant)).address();
        String room = type.getPackageName().substring(ROOT.length()).split("\\.")[0];
        return address.startsWith(room + ".")
                || type.getName().equals(constant.getDeclaringClass().getName());
    }

    /** What the doc comment of each constant says, by class and field. */
    static Map<String, String> comments(List<Source> sources) {
        var comments = new HashMap<String, String>();
        for (Source source : sources) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void nothing) {
                    if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree holder) {
                        String name = holder.getSimpleName() + "." + variable.getName();
                        source.comment(getCurrentPath()).ifPresent(said -> comments.put(name, firstSentence(said)));
                    }
                    return super.visitVariable(variable, nothing);
                }
            }.scan(source.unit(), null);
        }
        return comments;
    }

    private static String firstSentence(String comment) {
        String text = comment.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("`#?(\\w+)#?(\\w*)`", "`$1$2`");
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
