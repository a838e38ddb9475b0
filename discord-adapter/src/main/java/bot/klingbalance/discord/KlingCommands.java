package bot.klingbalance.discord;

import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** The commands as Discord is told of them. */
final class KlingCommands {
  static final String BALANCE = "kling-balance";
  static final String EMAIL = "email";

  private KlingCommands() {}

  static List<CommandData> all() {
    return List.of(balance());
  }

  /** For members who may manage the server, until its owner opens it to others; in servers only. */
  private static SlashCommandData balance() {
    return Commands.slash(
            BALANCE, "What Kling accounts have left: one account in full, or all of them")
        .addOption(OptionType.STRING, EMAIL, "An account's e-mail address, or: help", false, true)
        .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
        .setContexts(InteractionContextType.GUILD)
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL);
  }
}
