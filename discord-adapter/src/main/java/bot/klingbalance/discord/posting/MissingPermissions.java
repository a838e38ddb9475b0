package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;

/** Which of the permissions that posting needs the bot lacks in a channel. */
final class MissingPermissions {
  private final Supplier<Optional<JDA>> jda;

  MissingPermissions(Supplier<Optional<JDA>> jda) {
    this.jda = jda;
  }

  /** Their names as in Discord's settings; empty when they are not known. */
  Optional<String> in(Channel channel) {
    return jda.get()
        .map(connected -> connected.getChannelById(GuildChannel.class, channel.id()))
        .map(MissingPermissions::names)
        .filter(names -> !names.isEmpty());
  }

  private static String names(GuildChannel channel) {
    return DiscordPort.PERMISSIONS.stream()
        .filter(each -> !channel.getGuild().getSelfMember().hasPermission(channel, each))
        .map(Permission::getName)
        .collect(Collectors.joining(", "));
  }
}
