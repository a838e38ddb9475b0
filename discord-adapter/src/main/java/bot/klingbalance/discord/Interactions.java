package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.form.Forms;
import bot.klingbalance.discord.gateway.AnsweringTurn;
import bot.klingbalance.discord.gateway.JdaFailures;
import bot.klingbalance.discord.rendering.DiscordLimits;
import bot.klingbalance.message.ChatMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.hooks.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what members type and press to the dispatcher, and its replies back. Nothing here waits.
 */
final class Interactions {
  private static final Logger log = LoggerFactory.getLogger(Interactions.class);

  private final CommandDispatcher dispatcher;
  private final IllustratedMessages illustrator;
  private final InFlight inFlight;
  private final Clock clock;
  private final ServedGuilds served;
  private final Forms forms;

  Interactions(
      CommandDispatcher dispatcher,
      IllustratedMessages illustrator,
      InFlight inFlight,
      Clock clock,
      ServedGuilds served) {
    this.served = served;
    this.forms = new Forms(dispatcher);
    this.dispatcher = dispatcher;
    this.illustrator = illustrator;
    this.inFlight = inFlight;
    this.clock = clock;
  }

  /** Takes in what comes by one session, in its turn. */
  EventListener in(AnsweringTurn turn) {
    return event -> received(event, turn);
  }

  /** JDA sends it for each event of the gateway, whether or not it knows the channel. */
  private void received(GenericEvent event, AnsweringTurn turn) {
    if (event instanceof RawGatewayEvent raw
        && raw.getType().equals("INTERACTION_CREATE")
        && inFlight.isOpen()
        && turn.isOpen()) {
      reading(() -> take(raw, new IncomingInteraction(raw.getPayload()), turn));
    }
  }

  private void take(RawGatewayEvent raw, IncomingInteraction sent, AnsweringTurn turn) {
    inFlight.take(sent.id(), turn, () -> reading(() -> answer(raw.getJDA(), sent)));
  }

  private static void reading(Runnable reader) {
    try {
      reader.run();
    } catch (ParsingException | IllegalArgumentException unreadable) {
      // Not its text, which may quote the token.
      log.warn("Discord sent an interaction that cannot be read.");
    }
  }

  private void answer(JDA jda, IncomingInteraction interaction) {
    InteractionCallback callback =
        new InteractionCallback(jda, interaction.id(), interaction.token());
    Optional<ChatMessage> refusal =
        served.refusal(interaction, guild -> isJoined(jda, Long.parseUnsignedLong(guild)));
    switch (interaction.kind()) {
      case COMMAND -> {
        String name = interaction.data().getString("name");
        CompletableFuture<Reply> reply = reply(interaction, refusal, this::command);
        new SlashCommandResponse(name, callback, illustrator, clock, inFlight.begin())
            .give(inFlight.awaited(reply).thenApply(Reply::withoutForm));
      }
      case BUTTON -> answerPress(callback, reply(interaction, refusal, this::button));
      case FORM -> {
        CompletableFuture<Reply> reply = reply(interaction, refusal, this::form);
        new SlashCommandResponse("form", callback, illustrator, clock, inFlight.begin())
            .give(inFlight.awaited(reply).thenApply(Reply::withoutForm));
      }
      case COMPLETION -> complete(callback, refusal.isPresent() ? List.of() : choices(interaction));
      case OTHER -> log.debug("Discord sent an interaction that this bot does not offer.");
    }
  }

  /** With a form where one is asked for at once: Discord opens none after an acknowledgement. */
  private void answerPress(InteractionCallback callback, CompletableFuture<Reply> reply) {
    if (reply.isDone()
        && !reply.isCompletedExceptionally()
        && reply.join() instanceof AskForm asked) {
      CompletableFuture<Void> finished = inFlight.begin();
      callback
          .modal(forms.modal(asked.form(), callback.id()))
          .queue(
              done -> finished.complete(null),
              failure -> {
                log.warn("Discord did not open a form: {}", JdaFailures.sentence(failure));
                new ButtonResponse(callback, illustrator, clock, finished)
                    .give(completedFuture(asked.inWords()));
              });
      return;
    }
    new ButtonResponse(callback, illustrator, clock, inFlight.begin())
        .give(inFlight.awaited(reply).thenApply(Reply::withoutForm));
  }

  private static boolean isJoined(JDA jda, long guild) {
    return jda.getGuildById(guild) != null || jda.isUnavailable(guild);
  }

  private List<String> choices(IncomingInteraction interaction) {
    TypedOptions options = interaction.options();
    String typed = options.focused().map(TypedOptions::value).orElse("");
    return dispatcher
        .completions(completion(interaction, options), typed, DiscordLimits.CHOICES)
        .stream()
        .filter(choice -> choice.length() <= DiscordLimits.CHOICE)
        .limit(DiscordLimits.CHOICES)
        .toList();
  }

  private static void complete(InteractionCallback callback, List<String> choices) {
    // A suggestion that comes too late was overtaken by the next letter: nothing is lost.
    callback
        .choices(choices)
        .queue(
            done -> {},
            failure -> log.debug("A completion was not taken: {}", JdaFailures.sentence(failure)));
  }

  private CompletableFuture<Reply> command(IncomingInteraction interaction, Channel channel) {
    String name = interaction.data().getString("name");
    TypedOptions options = interaction.options();
    String text =
        spec(name)
            .map(spec -> spec.typed(options.subcommand(), options.values()))
            .orElse(options.subcommand());
    return dispatcher.ask(name, new Question(interaction.asker(), channel, text));
  }

  private CompletableFuture<Reply> form(IncomingInteraction interaction, Channel channel) {
    return forms.sent(interaction.data(), interaction.id(), interaction.asker(), channel);
  }

  private CompletableFuture<Reply> button(IncomingInteraction interaction, Channel channel) {
    return forms
        .pressed(interaction.customId())
        .map(CompletableFuture::completedFuture)
        .orElseGet(
            () ->
                dispatcher.press(
                    interaction.asker(), channel, interaction.pressed(), interaction.customId()));
  }

  private Completion completion(IncomingInteraction interaction, TypedOptions options) {
    String option = options.focused().map(focused -> focused.getString("name")).orElse("");
    return spec(interaction.data().getString("name"))
        .flatMap(spec -> spec.option(options.subcommand(), option))
        .map(OptionSpec::completion)
        .orElse(Completion.NONE);
  }

  private Optional<CommandSpec> spec(String name) {
    return dispatcher.specs().stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  private static CompletableFuture<Reply> reply(
      IncomingInteraction interaction,
      Optional<ChatMessage> refusal,
      BiFunction<IncomingInteraction, Channel, CompletableFuture<Reply>> question) {
    return refusal
        .<CompletableFuture<Reply>>map(words -> completedFuture(new Reply.ToAsker(words)))
        .orElseGet(() -> question.apply(interaction, interaction.channel().orElseThrow()));
  }
}
