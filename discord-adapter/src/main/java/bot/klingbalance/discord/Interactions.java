package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.discord.rendering.DiscordLimits;
import bot.klingbalance.discord.rendering.Rendering;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what members type and press to the desk, and its replies back. Nothing here waits. */
final class Interactions extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Interactions.class);
  private static final ChatMessage SERVERS_ONLY =
      ChatMessage.sentence(
          Tone.NEUTRAL,
          Text.of("Kling balance"),
          Text.of("The bot answers in a server only, not in direct messages."));

  private final FrontDesk desk;
  private final Rendering rendering;
  private final InFlight inFlight;
  private final Clock clock;
  private volatile boolean closed;

  Interactions(FrontDesk desk, Rendering rendering, InFlight inFlight, Clock clock) {
    this.desk = desk;
    this.rendering = rendering;
    this.inFlight = inFlight;
    this.clock = clock;
  }

  /** From now on nothing new is taken in. */
  void close() {
    closed = true;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if (closed || !event.getName().equals(KlingCommands.BALANCE)) {
      return;
    }
    String typed = event.getOption(KlingCommands.EMAIL, "", OptionMapping::getAsString);
    CompletableFuture<Reply> reply =
        event.isFromGuild()
            ? asked(() -> desk.balance(asker(event.getUser()), typed))
            : completedFuture(new Reply.ToAsker(SERVERS_ONLY));
    new SlashAnswer(event, rendering, clock, inFlight.begin()).give(reply);
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if (closed) {
      return;
    }
    CompletableFuture<Reply> reply =
        asked(
            () ->
                desk.pressed(
                    asker(event.getUser()),
                    channel(event),
                    event.getMessageId(),
                    event.getComponentId()));
    new ButtonAnswer(event, rendering, clock, inFlight.begin()).give(reply);
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    if (closed || !event.isFromGuild()) {
      return;
    }
    List<String> choices =
        desk.completions(event.getFocusedOption().getValue(), DiscordLimits.CHOICES).stream()
            .map(AccountEmail::value)
            .filter(email -> email.length() <= DiscordLimits.CHOICE)
            .toList();
    // A suggestion that comes too late was overtaken by the next letter: nothing is lost.
    event
        .replyChoiceStrings(choices)
        .queue(
            done -> {},
            failure -> LOG.debug("A completion was not taken: {}", Failures.sentence(failure)));
  }

  /** A defect of the desk ends in the future, whichever way it came. */
  private static CompletableFuture<Reply> asked(Supplier<CompletableFuture<Reply>> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      return failedFuture(e);
    }
  }

  private static Channel channel(Interaction interaction) {
    return new Channel(Platform.DISCORD, Objects.requireNonNull(interaction.getChannelId()));
  }

  private static Asker asker(User user) {
    return new Asker(Platform.DISCORD, user.getId(), false);
  }
}
