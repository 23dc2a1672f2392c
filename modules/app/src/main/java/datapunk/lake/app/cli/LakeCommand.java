package datapunk.lake.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The root of all commands. */
@Command(
        name = "lake",
        description =
                "A private, instantly searchable history of your life, from the exports and streams that hold it.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StopCommand.class,
            StatusCommand.class,
            ImportCommand.class,
            ImportsCommand.class,
            UndoCommand.class,
            CacheCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "LAKE_DATA moves the data folder, LAKE_PORT the port; config/lake.properties has all settings.",
            "Exit codes: 0 done, 1 it could not be done or a file could not be read, 2 wrong use."
        })
public final class LakeCommand {}
