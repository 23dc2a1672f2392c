package datapunk.lake.app;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePathScanner;
import datapunk.lake.app.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Rules of the house that only the source can tell; each lists what breaks it. */
final class StyleRules {
    private static final int METHOD_LINES = 60;
    private static final int CONSTRUCTOR_ARGUMENTS = 5;
    private static final Set<String> BROAD = Set.of("Exception", "Throwable", "RuntimeException", "Error");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    /** Who may catch whatever comes, and why. */
    private static final Map<String, String> MAY_CATCH_ALL = Map.of(
            "bus/Bus.java", "turns what a handler throws into a fault",
            "app/run/RunningLake.java", "stops what has started when a room fails to start, and all rooms at the end",
            "formats/archive/Guard.java", "the library for archives throws unchecked exceptions at damaged bytes",
            "formats/gpx/Xml.java", "the parser of the JDK throws unchecked exceptions at damaged bytes",
            "ingest/run/Run.java", "a mistake in a reader is damage of one file; a failed run ends as failed, once",
            "store/write/WriterVerticle.java", "an uncertain commit has to be told as a change of everything",
            "testkit/TestHome.java", "stops every server at the end of the tests, whatever one of them does");

    /** Who may write to the terminal: commands. */
    private static final Set<String> MAY_PRINT =
            Set.of("/app/cli/", "/app/show/Terminal.java", "/lake/bench/", "/testkit/HoldServers.java");

    private StyleRules() {}

    /** Public types without a doc comment. */
    static List<String> unexplainedTypes(Source source) {
        var found = new ArrayList<String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
                if (open && source.comment(getCurrentPath()).isEmpty()) {
                    found.add(source.at(type) + " " + type.getSimpleName());
                }
                return super.visitClass(type, nothing);
            }
        }.scan(source.unit(), null);
        return found;
    }

    /** Public methods and constructors of public classes without a doc comment. */
    static List<String> unexplainedMethods(Source source) {
        var found = new ArrayList<String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                var holder = (ClassTree) getCurrentPath().getParentPath().getLeaf();
                boolean open = method.getModifiers().getFlags().contains(Modifier.PUBLIC)
                        && holder.getModifiers().getFlags().contains(Modifier.PUBLIC);
                boolean inherited = method.getModifiers().getAnnotations().stream()
                        .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
                boolean ofRecord =
                        holder.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
                if (open
                        && !inherited
                        && !ofRecord
                        && source.comment(getCurrentPath()).isEmpty()) {
                    found.add(source.at(method) + " " + method.getName());
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(source.unit(), null);
        return found;
    }

    /** Packages whose {@code package-info} does not say what they are. */
    static List<String> unexplainedPackages(Source source) {
        boolean info = source.name().endsWith("package-info.java");
        return info && !source.text().contains("/**") ? List.of(source.name()) : List.of();
    }

    /** Methods too long to be read at a glance. */
    static List<String> longMethods(Source source) {
        var found = new ArrayList<String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (source.lines(method) > METHOD_LINES) {
                    found.add(source.at(method) + " " + method.getName() + " " + source.lines(method));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(source.unit(), null);
        return found;
    }

    /** Constructors of classes that ask for too much. */
    static List<String> wideConstructors(Source source) {
        var found = new ArrayList<String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                boolean ofClass = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.CLASS;
                boolean open = !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
                boolean constructor = method.getName().contentEquals("<init>");
                if (constructor && ofClass && open && method.getParameters().size() > CONSTRUCTOR_ARGUMENTS) {
                    found.add(source.at(method) + " " + method.getParameters().size());
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(source.unit(), null);
        return found;
    }

    /** Places that catch whatever comes without leave. */
    static List<String> catchesOfAll(Source source) {
        var found = new ArrayList<String>();
        if (MAY_CATCH_ALL.keySet().stream().anyMatch(source.name()::endsWith)) {
            return found;
        }
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitCatch(CatchTree caught, Void nothing) {
                Tree type = caught.getParameter().getType();
                List<? extends Tree> types =
                        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
                if (types.stream().anyMatch(t -> BROAD.contains(t.toString()))) {
                    found.add(source.at(caught) + " " + type);
                }
                return super.visitCatch(caught, nothing);
            }
        }.scan(source.unit(), null);
        return found;
    }

    /** Writing to the terminal from within the lake. */
    static List<String> printing(Source source) {
        boolean may = MAY_PRINT.stream().anyMatch(source.name()::contains);
        return may ? List.of() : mentions(source, Set.of("System.out", "System.err"));
    }

    /** Waiting by sleeping, stack traces on the terminal. */
    static List<String> sleeping(Source source) {
        return mentions(source, Set.of("Thread.sleep", "e.printStackTrace"));
    }

    private static List<String> mentions(Source source, Set<String> members) {
        var found = new ArrayList<String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMemberSelect(MemberSelectTree member, Void nothing) {
                if (members.contains(member.toString())) {
                    found.add(source.at(member) + " " + member);
                }
                return super.visitMemberSelect(member, nothing);
            }
        }.scan(source.unit(), null);
        return found;
    }

    /** Work that was put off. */
    static List<String> unfinished(Source source) {
        return UNFINISHED.matcher(source.text()).find() ? List.of(source.name()) : List.of();
    }
}
