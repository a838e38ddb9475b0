package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings what people type and press to the dispatcher, and acknowledges it to Slack without
 * waiting: with the answer where it is at hand, else with nothing, and the answer follows. So does
 * an answer with a table or a chart: Slack does not say when it refuses what stands in an
 * acknowledgement, and nobody would ever read it.
 */
final class SlackHandlers {
  private static final Reply TOO_BUSY =
      new ToAsker(
          ChatMessage.sentence(
              Tone.NOTICE, Text.of("Kling balance"), Text.of(PendingRequests.TOO_BUSY)));

  /** A message's time stamp: seconds since 1970, and its number within that second. */
  private static final Pattern TS = Pattern.compile("\\d{1,11}\\.\\d{1,9}");

  private final CommandDispatcher dispatcher;
  private final PendingRequests questions;
  private final FormHandlers forms;
  private final BlockSupport blocks;

  SlackHandlers(
      CommandDispatcher dispatcher,
      PendingRequests questions,
      FormHandlers forms,
      BlockSupport blocks) {
    this.dispatcher = dispatcher;
    this.questions = questions;
    this.forms = forms;
    this.blocks = blocks;
  }

  Response command(SlashCommandPayload command) {
    Optional<ResponseUrl> url = questions.responseUrl(command.getResponseUrl());
    if (url.isEmpty()
        || isMissing(command.getUserId())
        || isMissing(command.getChannelId())
        || isMissing(command.getTriggerId())) {
      return Response.error(dispatcher.knows(command.getCommand()) ? 400 : 404);
    }
    if (questions.isFollowedUp(command.getTriggerId())) {
      return Response.ok();
    }
    CompletableFuture<Reply> reply =
        questions.askOnce(
            command.getTriggerId(), sender(command), asker -> answer(command, asker, url.get()));
    if (reply.isDone() && isWhole(reply.join())) {
      return acknowledgement(reply.join());
    }
    return questions.followUp(command.getTriggerId(), url.get(), reply)
        ? Response.ok()
        : acknowledgement(TOO_BUSY);
  }

  private CompletableFuture<Reply> answer(
      SlashCommandPayload command, Asker asker, ResponseUrl url) {
    Channel channel = new Channel(Platform.SLACK, command.getChannelId());
    String typed = command.getText() == null ? "" : command.getText();
    return dispatcher
        .ask(command.getCommand(), new Question(asker, channel, typed))
        .thenCompose(
            reply -> withForm(reply, command.getTriggerId(), new FormOrigin(channel, url)));
  }

  private CompletableFuture<Reply> withForm(Reply reply, String trigger, FormOrigin origin) {
    return reply instanceof AskForm form
        ? forms.open(form, trigger, origin)
        : completedFuture(reply);
  }

  /**
   * Slack ignores what stands in the acknowledgement of a press, so that stays empty. A press whose
   * answer would have no room does nothing, and is not acknowledged: Slack shows that it failed.
   */
  Response pressed(BlockActionPayload press) {
    Optional<ResponseUrl> url = questions.responseUrl(press.getResponseUrl());
    if (url.isEmpty()
        || press.getUser() == null
        || press.getContainer() == null
        || isMissing(press.getContainer().getChannelId())
        || press.getActions() == null
        || press.getActions().isEmpty()
        || press.getActions().get(0) == null
        || isMissing(press.getUser().getId())
        || isMissing(press.getTriggerId())) {
      return Response.error(400);
    }
    if (questions.isFollowedUp(press.getTriggerId())) {
      return Response.ok();
    }
    if (!questions.haveRoom()) {
      return Response.error(503);
    }
    Channel channel = new Channel(Platform.SLACK, press.getContainer().getChannelId());
    PressedMessage message = message(press.getContainer());
    String code = code(press.getActions().get(0));
    boolean unused =
        questions.followUp(
            press.getTriggerId(),
            url.get(),
            questions.askOnce(
                press.getTriggerId(),
                sender(press),
                asker ->
                    dispatcher
                        .press(asker, channel, message, code)
                        .thenCompose(
                            reply ->
                                withForm(
                                    reply,
                                    press.getTriggerId(),
                                    new FormOrigin(channel, url.get())))));
    return Response.ok();
  }

  /** Whether an acknowledgement can hold all of it. */
  private boolean isWhole(Reply reply) {
    return !(reply instanceof Interim) && !blocks.mayRefuse(reply);
  }

  private static PressedMessage message(BlockActionPayload.Container container) {
    String ts = container.getMessageTs();
    String id = container.getChannelId() + ":" + ts;
    return ts != null && TS.matcher(ts).matches()
        ? new PressedMessage(
            id, Optional.of(Instant.ofEpochSecond(Long.parseLong(ts.split("\\.", 2)[0]))))
        : PressedMessage.of(id);
  }

  private static Sender sender(SlashCommandPayload command) {
    return Sender.of(
        command.getUserId(),
        command.getUserName(),
        command.getTeamId(),
        command.getEnterpriseId(),
        null);
  }

  private static Sender sender(BlockActionPayload press) {
    return Sender.of(
        press.getUser().getId(),
        press.getUser().getUsername(),
        press.getTeam() == null ? null : press.getTeam().getId(),
        press.getEnterprise() == null ? null : press.getEnterprise().getId(),
        press.getUser().getTeamId());
  }

  /** Of a button its own; of a menu that of the entry that was chosen. */
  private static String code(BlockActionPayload.Action pressed) {
    String code =
        pressed.getSelectedOption() == null
            ? pressed.getValue()
            : pressed.getSelectedOption().getValue();
    return code == null ? "" : code;
  }

  private Response acknowledgement(Reply reply) {
    return Replies.rendered(reply, blocks)
        .map(rendered -> Replies.acknowledgement(rendered.json()))
        .orElseGet(Response::ok);
  }

  private static boolean isMissing(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
