package bot.klingbalance.slack;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.CommandAnswer;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.slack.Replies.Rendered;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what people type and press to the front desk, and acknowledges it to Slack without
 * waiting: with the answer where it is at hand, else with nothing, and the answer follows. So does
 * an answer with a chart: Slack does not say when it refuses what stands in an acknowledgement, and
 * nobody would ever read it.
 */
final class Receptionist {
  private static final Logger LOG = LoggerFactory.getLogger(Receptionist.class);

  /** Within this time Slack delivers again what it saw no acknowledgement for. */
  private static final Duration REDELIVERED_WITHIN = Duration.ofMinutes(10);

  private static final int MOST_REMEMBERED = 10_000;

  private static final Reply TOO_BUSY =
      new ToAsker(
          ChatMessage.sentence(
              Tone.NOTICE,
              Text.of("Kling balance"),
              Text.of("Too many questions are being answered at once. Try again in a minute.")));

  private final FrontDesk desk;
  private final Members members;
  private final LateAnswers answers;
  private final Charts charts;
  private final Clock clock;

  /** The requests whose answers follow: one that is delivered again is not answered again. */
  private final Cache<String, Boolean> followedUp;

  Receptionist(FrontDesk desk, Members members, LateAnswers answers, Charts charts, Clock clock) {
    this.desk = desk;
    this.members = members;
    this.answers = answers;
    this.charts = charts;
    this.clock = clock;
    this.followedUp =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REDELIVERED_WITHIN)
            .ticker(() -> clock.millis() * 1_000_000)
            .executor(Runnable::run)
            .build();
  }

  Response balance(SlashCommandPayload command) {
    return answer(command, (asker, text) -> desk.balance(asker, text));
  }

  Response watch(SlashCommandPayload command) {
    if (isMissing(command.getChannelId())) {
      return Response.error(400);
    }
    Channel channel = new Channel(Platform.SLACK, command.getChannelId());
    return answer(command, (asker, text) -> desk.watch(asker, channel, text));
  }

  private Response answer(
      SlashCommandPayload command, BiFunction<Asker, String, CompletableFuture<Reply>> question) {
    Optional<ResponseUrl> url = ResponseUrl.of(command.getResponseUrl(), clock.instant());
    if (url.isEmpty() || isMissing(command.getUserId()) || isMissing(command.getTriggerId())) {
      return Response.error(400);
    }
    if (followedUp.getIfPresent(command.getTriggerId()) != null) {
      return Response.ok();
    }
    String text = command.getText() == null ? "" : command.getText();
    CompletableFuture<Reply> reply =
        ask(
            command.getUserId(),
            asker -> question.apply(called(asker, command.getUserName()), text));
    if (reply.isDone() && !charts.areIn(reply.join())) {
      return acknowledgement(reply.join());
    }
    return followUp(command.getTriggerId(), url.get(), reply)
        ? Response.ok()
        : acknowledgement(TOO_BUSY);
  }

  /** Slack ignores what stands in the acknowledgement of a press, so that stays empty. */
  Response pressed(BlockActionPayload press) {
    Instant now = clock.instant();
    Optional<ResponseUrl> url = ResponseUrl.of(press.getResponseUrl(), now);
    if (url.isEmpty()
        || press.getUser() == null
        || press.getContainer() == null
        || isMissing(press.getUser().getId())
        || isMissing(press.getTriggerId())) {
      return Response.error(400);
    }
    if (followedUp.getIfPresent(press.getTriggerId()) != null) {
      return Response.ok();
    }
    Channel channel = new Channel(Platform.SLACK, press.getContainer().getChannelId());
    String message =
        press.getContainer().getChannelId() + ":" + press.getContainer().getMessageTs();
    String value = press.getActions().get(0).getValue();
    String code = value == null ? "" : value;
    boolean unused =
        followUp(
            press.getTriggerId(),
            url.get(),
            ask(
                press.getUser().getId(),
                asker ->
                    desk.pressed(
                        called(asker, press.getUser().getUsername()), channel, message, code)));
    return Response.ok();
  }

  private CompletableFuture<Reply> ask(
      String user, Function<Asker, CompletableFuture<Reply>> question) {
    return members.asker(user).thenCompose(question).exceptionally(this::defect);
  }

  private Reply defect(Throwable defect) {
    LOG.error("A question could not be answered: a defect of the bot.", defect);
    return new ToAsker(CommandAnswer.defect());
  }

  private boolean followUp(String trigger, ResponseUrl url, CompletableFuture<Reply> reply) {
    if (!answers.hasRoom()) {
      LOG.warn("Too many answers are under way; a question was turned away.");
      return false;
    }
    if (followedUp.asMap().putIfAbsent(trigger, true) == null) {
      answers.deliver(url, reply);
    }
    return true;
  }

  private Response acknowledgement(Reply reply) {
    return Replies.rendered(reply, charts)
        .map(Rendered::json)
        .map(
            json ->
                Response.builder()
                    .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
                    .body(json.toString())
                    .build())
        .orElseGet(Response::ok);
  }

  private static Asker called(Asker asker, @Nullable String name) {
    return name == null || name.isEmpty() ? asker : asker.called(name);
  }

  private static boolean isMissing(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
