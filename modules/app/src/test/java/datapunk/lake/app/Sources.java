package datapunk.lake.app;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources as the compiler reads them: those of all rooms, or one made up to break a rule. */
final class Sources {
    /** The folder of all rooms. */
    static final Path MODULES = Path.of("").toAbsolutePath().getParent();

    private Sources() {}

    /** One source. @param name its path below the folder of all rooms */
    record Source(String name, String text, CompilationUnitTree unit, DocTrees trees) {

        /** The doc comment before something in this source. */
        Optional<String> comment(TreePath path) {
            return Optional.ofNullable(trees.getDocComment(path));
        }

        /** How many lines something takes. */
        long lines(Tree tree) {
            LineMap lines = unit.getLineMap();
            long from = lines.getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
            return lines.getLineNumber(trees.getSourcePositions().getEndPosition(unit, tree)) - from + 1;
        }

        /** Where something is, to be shown. */
        String at(Tree tree) {
            long line =
                    unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
            return name + ":" + line;
        }
    }

    /** Files of a kind, main or test, of all rooms. */
    static List<Path> files(String kind) {
        try (Stream<Path> files = Files.walk(MODULES)) {
            return files.filter(f -> f.toString().contains("/src/" + kind + "/java/"))
                    .filter(f -> f.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main sources of all rooms. */
    static List<Source> ofTheLake() {
        var texts = new ArrayList<Text>();
        for (Path file : files("main")) {
            try {
                texts.add(new Text(MODULES.relativize(file).toString(), Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parsed(texts);
    }

    /** A source that is not in the lake. */
    static Source planted(String name, String text) {
        return parsed(List.of(new Text(name, text))).getFirst();
    }

    private static List<Source> parsed(List<Text> texts) {
        var task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, _ -> {}, List.of("-proc:none"), null, texts);
        DocTrees trees = DocTrees.instance(task);
        var sources = new ArrayList<Source>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                var file = unit.getSourceFile();
                String path = file.toUri().getPath().substring(1);
                sources.add(new Source(path, file.getCharContent(true).toString(), unit, trees));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** A source in memory. */
    private static final class Text extends SimpleJavaFileObject {
        private final String code;

        Text(String path, String code) {
            super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
