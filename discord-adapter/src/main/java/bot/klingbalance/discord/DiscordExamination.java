package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.checkup.Check;
import bot.klingbalance.checkup.Examination;
import bot.klingbalance.discord.posting.ChannelLook;
import bot.klingbalance.discord.posting.Checks;
import bot.klingbalance.discord.posting.DiscordApi;
import bot.klingbalance.discord.posting.Questions;
import bot.klingbalance.discord.posting.Questions.Told;
import bot.klingbalance.discord.posting.Questions.Told.Known;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;

/** Looks at Discord: the token, the commands, and each watched channel. By REST alone. */
public final class DiscordExamination implements Examination {
  private static final String TOKEN = "Discord token";

  private final Questions questions;
  private final CommandLook commands;
  private final CompletableFuture<List<Channel>> watched;

  /**
   * An examination that has not begun.
   *
   * @param watched the watched channels, of whatever chat, as soon as they are known
   */
  public DiscordExamination(
      DiscordSettings settings, OkHttpClient http, CompletableFuture<List<Channel>> watched) {
    this.questions = new Questions(new DiscordApi(http, settings.apiUrl(), settings.token()));
    this.commands = new CommandLook(questions, settings.guilds());
    this.watched = watched;
  }

  @Override
  public String subject() {
    return Platform.DISCORD.title();
  }

  @Override
  public CompletableFuture<List<Check>> begin() {
    return questions.ask("users/@me", DataObject::fromJson).thenCompose(this::checks);
  }

  private CompletableFuture<List<Check>> checks(Told<DataObject> told) {
    if (!(told instanceof Known<DataObject> known)) {
      return completedFuture(List.of(Checks.failed(TOKEN, told)));
    }
    DataObject self = known.value();
    Check token =
        Check.fine(TOKEN, "It is %s.".formatted(Text.foreign(self.getString("username", "a bot"))));
    CompletableFuture<List<Check>> channels =
        watched.thenCompose(
            all -> new ChannelLook(questions, self.getString("id")).look(ofDiscord(all)));
    return commands
        .look()
        .thenCombine(
            channels,
            (ofCommands, ofChannels) ->
                Stream.of(List.of(token), ofCommands, ofChannels).flatMap(List::stream).toList());
  }

  private static List<Channel> ofDiscord(List<Channel> all) {
    return all.stream().filter(channel -> channel.platform() == Platform.DISCORD).toList();
  }
}
