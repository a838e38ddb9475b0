package bot.klingbalance.discord;

import bot.klingbalance.message.Lookback;
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

/** The commands as Discord is told of them. */
final class KlingCommands {
  static final String BALANCE = "kling-balance";
  static final String EMAIL = "email";
  static final String DAYS = "days";
  static final String WATCH = "kling-watch";
  static final String ACCOUNTS = "accounts";
  static final String BELOW = "below";
  static final String AT = "at";
  static final String IN = "in";
  static final String NUMBER = "number";

  private KlingCommands() {}

  static List<CommandData> all() {
    return List.of(balance(), watch());
  }

  /** For members who may manage the server, until its owner opens it to others; in servers only. */
  private static SlashCommandData balance() {
    return Commands.slash(
            BALANCE, "What Kling accounts have left: one account in full, or all of them")
        .addOption(OptionType.STRING, EMAIL, "An account's e-mail address, or: help", false, true)
        .addOptions(
            new OptionData(
                    OptionType.INTEGER,
                    DAYS,
                    "How many days back the picture goes; %d unless you say so"
                        .formatted(Lookback.USUAL.days()))
                .setRequiredRange(Lookback.LEAST, Lookback.MOST))
        .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
        .setContexts(InteractionContextType.GUILD)
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL);
  }

  private static SlashCommandData watch() {
    return Commands.slash(WATCH, "Daily warnings in this channel when credits run low")
        .addSubcommands(
            add(),
            new SubcommandData("list", "This channel's watches, with their numbers"),
            numbered("remove", "Removes a watch"),
            numbered("pause", "No warnings of a watch until it is resumed"),
            numbered("resume", "Lets a paused watch go on"),
            new SubcommandData("check", "Checks now and shows only you what would be posted"),
            new SubcommandData("doctor", "Shows only you whether the bot can do its work"),
            new SubcommandData("help", "What can be done here, with examples"))
        .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
        .setContexts(InteractionContextType.GUILD)
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL);
  }

  private static SubcommandData add() {
    return new SubcommandData("add", "Warns this channel once a day, when something needs doing")
        .addOption(OptionType.STRING, ACCOUNTS, "all, or the address of an account", true, true)
        .addOption(OptionType.STRING, BELOW, "How low is low: 500, or 10%", false)
        .addOption(OptionType.STRING, AT, "The time of day, such as 09:00", false)
        .addOption(OptionType.STRING, IN, "The time zone, such as Europe/Berlin", false, true);
  }

  private static SubcommandData numbered(String name, String description) {
    return new SubcommandData(name, description)
        .addOption(OptionType.INTEGER, NUMBER, "Its number, as list shows it", true);
  }
}
