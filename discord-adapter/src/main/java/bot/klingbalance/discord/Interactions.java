package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.watch.TimeZones;
import bot.klingbalance.command.watch.WatchForm;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.rendering.DiscordLimits;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.AutoCompleteQuery;
import net.dv8tion.jda.api.interactions.Interaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what members type and press to the dispatcher, and its replies back. Nothing here waits.
 */
final class Interactions extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Interactions.class);
  private static final ChatMessage SERVERS_ONLY =
      ChatMessage.sentence(
          Tone.NEUTRAL,
          Text.of("Kling balance"),
          Text.of("The bot answers in a server only, not in direct messages."));

  private final CommandDispatcher dispatcher;
  private final IllustratedMessages illustrator;
  private final InFlight inFlight;
  private final Clock clock;
  private volatile boolean closed;

  Interactions(
      CommandDispatcher dispatcher,
      IllustratedMessages illustrator,
      InFlight inFlight,
      Clock clock) {
    this.dispatcher = dispatcher;
    this.illustrator = illustrator;
    this.inFlight = inFlight;
    this.clock = clock;
  }

  /** From now on nothing new is taken in. */
  void close() {
    closed = true;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    boolean isWatch = event.getName().equals(KlingCommands.WATCH);
    if (closed || !(isWatch || event.getName().equals(KlingCommands.BALANCE))) {
      return;
    }
    CompletableFuture<Reply> reply =
        event.isFromGuild()
            ? asked(() -> isWatch ? watch(event) : balance(event))
            : inServersOnly();
    new SlashCommandResponse(event, illustrator, clock, inFlight.begin()).give(reply);
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if (closed) {
      return;
    }
    CompletableFuture<Reply> reply =
        asked(
            () ->
                channel(event)
                    .map(
                        channel ->
                            dispatcher.pressed(
                                asker(event),
                                channel,
                                event.getMessageId(),
                                event.getComponentId()))
                    .orElseGet(Interactions::inServersOnly));
    new ButtonResponse(event, illustrator, clock, inFlight.begin()).give(reply);
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    if (closed || !event.isFromGuild()) {
      return;
    }
    AutoCompleteQuery typed = event.getFocusedOption();
    List<String> choices =
        choices(typed.getName(), typed.getValue())
            .filter(choice -> choice.length() <= DiscordLimits.CHOICE)
            .limit(DiscordLimits.CHOICES)
            .toList();
    // A suggestion that comes too late was overtaken by the next letter: nothing is lost.
    event
        .replyChoiceStrings(choices)
        .queue(
            done -> {},
            failure -> LOG.debug("A completion was not taken: {}", JdaFailures.sentence(failure)));
  }

  /** A defect of the dispatcher ends in the future, whichever way it came. */
  private static CompletableFuture<Reply> asked(Supplier<CompletableFuture<Reply>> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      return failedFuture(e);
    }
  }

  private static CompletableFuture<Reply> inServersOnly() {
    return completedFuture(new Reply.ToAsker(SERVERS_ONLY));
  }

  /** Discord may leave it out; {@code docs/interactions/receiving-and-responding}. */
  private static Optional<Channel> channel(Interaction interaction) {
    return Optional.ofNullable(interaction.getChannelId())
        .map(id -> new Channel(Platform.DISCORD, id));
  }

  private CompletableFuture<Reply> balance(SlashCommandInteractionEvent event) {
    String email = WatchOptions.option(event, KlingCommands.EMAIL);
    String days = WatchOptions.option(event, KlingCommands.DAYS);
    String past = days.isEmpty() ? "" : " %sd".formatted(days);
    return dispatcher.balance(asker(event), email + past);
  }

  private CompletableFuture<Reply> watch(SlashCommandInteractionEvent event) {
    return channel(event)
        .map(channel -> dispatcher.watch(asker(event), channel, WatchOptions.text(event)))
        .orElseGet(Interactions::inServersOnly);
  }

  private Stream<String> choices(String option, String typed) {
    if (option.equals(KlingCommands.IN)) {
      return TimeZones.completions(typed, DiscordLimits.CHOICES).stream();
    }
    Stream<String> all =
        option.equals(KlingCommands.ACCOUNTS) ? Stream.of(WatchForm.ALL) : Stream.empty();
    String part = typed.strip().toLowerCase(Locale.ROOT);
    return Stream.concat(
        all.filter(word -> word.startsWith(part)),
        dispatcher.completions(typed, DiscordLimits.CHOICES).stream().map(AccountEmail::value));
  }

  private static Asker asker(Interaction interaction) {
    Member member = interaction.getMember();
    boolean managesChannel =
        member != null
            && interaction.getChannel() instanceof GuildChannel channel
            && member.hasPermission(channel, Permission.MANAGE_CHANNEL);
    return new Asker(
        Platform.DISCORD,
        interaction.getUser().getId(),
        false,
        managesChannel,
        member == null ? interaction.getUser().getEffectiveName() : member.getEffectiveName(),
        Optional.empty());
  }
}
