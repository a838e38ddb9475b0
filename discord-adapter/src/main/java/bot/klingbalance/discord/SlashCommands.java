package bot.klingbalance.discord;

import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.command.spec.OptionValue.WholeNumber;
import bot.klingbalance.command.spec.SubcommandSpec;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** The bot's commands as Discord is told of them. */
final class SlashCommands {
  private SlashCommands() {}

  static List<CommandData> all() {
    return BotCommands.SPECS.stream().<CommandData>map(SlashCommands::command).toList();
  }

  /** For members who may manage the server, until its owner opens it to others; in servers only. */
  private static SlashCommandData command(CommandSpec spec) {
    return Commands.slash(spec.name(), spec.summary())
        .addOptions(options(spec.options()))
        .addSubcommands(spec.subcommands().stream().map(SlashCommands::subcommand).toList())
        .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
        .setContexts(InteractionContextType.GUILD)
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL);
  }

  private static SubcommandData subcommand(SubcommandSpec spec) {
    return new SubcommandData(spec.name(), spec.summary()).addOptions(options(spec.options()));
  }

  private static List<OptionData> options(List<OptionSpec> options) {
    return options.stream().map(SlashCommands::option).toList();
  }

  private static OptionData option(OptionSpec spec) {
    return spec.value()
        .match(
            words ->
                new OptionData(
                    OptionType.STRING,
                    spec.name(),
                    spec.description(),
                    spec.required(),
                    words.completion() != Completion.NONE),
            number -> number(spec, number));
  }

  private static OptionData number(OptionSpec spec, WholeNumber number) {
    OptionData option =
        new OptionData(OptionType.INTEGER, spec.name(), spec.description(), spec.required());
    number.range().ifPresent(range -> option.setRequiredRange(range.least(), range.most()));
    return option;
  }
}
