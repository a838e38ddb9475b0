package bot.klingbalance.soak;

import bot.klingbalance.chat.Platform;
import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members of the workspace; a question is known by the last step of its {@code response_url}.
 */
final class OnSlack implements Person {
  /** For so long a session that was asked to leave may still be there, and hear no more. */
  private static final int CUT_OFF_SECONDS = 2;

  /** So many that none of them asks more than the bot answers a person. */
  private static final int MEMBERS = 50;

  private static final Pattern REFRESH = Pattern.compile("refresh:[\\w-]{16}");

  private final FakeSlack slack;
  private final QuestionBook book;
  private final UnaryOperator<String> throughTheGate;
  private final Set<String> messages = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pressed = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String refresh = "refresh:all";

  OnSlack(FakeSlack slack, QuestionBook book, UnaryOperator<String> throughTheGate) {
    this.slack = slack;
    this.book = book;
    this.throughTheGate = throughTheGate;
    slack.keepsNoRecords();
    for (int i = 0; i < MEMBERS; i++) {
      String user = "U0MEMBER" + i;
      slack.hasUser(user, "{\"id\":\"%s\",\"team_id\":\"%s\"}".formatted(user, FakeSlack.TEAM));
    }
    slack.socketMode().acknowledgementsGoTo(this::acknowledged);
  }

  @Override
  public void asks(Wish wish, Random random) {
    switch (wish) {
      case ONE_ACCOUNT -> types(wish, "/kling-balance", Wish.account(random));
      case ALL_ACCOUNTS -> types(wish, "/kling-balance", "");
      case NONSENSE -> types(wish, "/kling-balance", Wish.mistake(random));
      case WATCHES -> types(wish, "/kling-watch", "list");
      case REFRESH -> presses(random.nextBoolean() ? refresh : "refresh:all");
    }
  }

  @Override
  public void sees(Passage passage) {
    if (passage.path().endsWith("/chat.postMessage")) {
      if (passage.isTaken() && passage.answer().path("ok").asBoolean()) {
        messages.add(passage.answer().path("ts").asText());
      }
      return;
    }
    book.find(key(passage.path()))
        .ifPresent(
            question -> {
              question.tried(passage, System.nanoTime());
              if (passage.isTaken()) {
                read(question, passage.sent());
              }
            });
  }

  @Override
  public void losesTheLine(boolean politely) {
    if (politely) {
      slack.socketMode().asksToLeave("refresh_requested");
    } else {
      slack.socketMode().cut();
    }
    book.lineIsCut(Platform.SLACK);
    CompletableFuture.delayedExecutor(CUT_OFF_SECONDS, TimeUnit.SECONDS)
        .execute(() -> book.lineIsCut(Platform.SLACK));
  }

  @Override
  public Set<String> messages() {
    return messages;
  }

  private void types(Wish wish, String command, String text) {
    JsonObject typed = new JsonObject();
    Map.of("command", command, "text", text, "user_id", somebody(), "user_name", "anna")
        .forEach(typed::addProperty);
    typed.addProperty("channel_id", FakeSlack.CHANNEL);
    typed.addProperty("team_id", FakeSlack.TEAM);
    sends(wish, "slash_commands", typed);
  }

  /** Each time in another message: one press at a time is answered in each. */
  private void presses(String code) {
    JsonObject press =
        JsonParser.parseString(
                """
                {"type": "block_actions", "user": {"id": "%s"}, "team": {"id": "%s"},
                 "container": {"type": "message", "message_ts": "1.%d", "channel_id": "%s"},
                 "actions": [{"action_id": "kling:0", "type": "button", "value": "%s"}]}
                """
                    .formatted(
                        somebody(),
                        FakeSlack.TEAM,
                        pressed.incrementAndGet(),
                        FakeSlack.CHANNEL,
                        code))
            .getAsJsonObject();
    sends(Wish.REFRESH, "interactive", press);
  }

  private String somebody() {
    return "U0MEMBER" + asked.getAndIncrement() % MEMBERS;
  }

  private void sends(Wish wish, String type, JsonObject payload) {
    String url = throughTheGate.apply(slack.newResponseUrl());
    payload.addProperty("response_url", url);
    payload.addProperty("trigger_id", slack.newTriggerId());
    Question question = book.open(key(url), Platform.SLACK, wish);
    if (!slack.socketMode().hands(type, payload, key(url))) {
      question.lost();
    }
  }

  private void acknowledged(JsonObject acknowledgement) {
    if (!acknowledgement.has("envelope_id")) {
      return;
    }
    book.find(acknowledgement.get("envelope_id").getAsString())
        .ifPresent(
            question -> {
              question.acknowledged(System.nanoTime());
              if (acknowledgement.has("payload")) {
                read(question, acknowledgement.get("payload").toString());
              }
            });
  }

  private void read(Question question, String answer) {
    book.answered(question, answer, answer.contains("\"replace_original\":true"));
    Matcher button = REFRESH.matcher(answer);
    if (button.find()) {
      refresh = button.group();
    }
  }

  private static String key(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
