package datapunk.lake.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the lake, from its jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Datapunk Lake " + text(), "Java " + Runtime.version()};
    }

    /** Number only. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
