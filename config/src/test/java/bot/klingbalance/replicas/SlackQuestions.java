package bot.klingbalance.replicas;

import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** People who ask on Slack, over whichever socket it picks, and what becomes of each question. */
final class SlackQuestions {
  /** More than anybody's budget allows is asked, but not by one person. */
  private static final int PEOPLE = 400;

  /** They say that the answer takes longer, and are none. */
  static final List<String> LINES =
      List.of("useapi.net is being asked. The answer follows", "takes longer than usual");

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration GIVEN_UP = Duration.ofSeconds(60);

  private final FakeSlack slack;
  private final AtomicInteger number = new AtomicInteger();
  private final ConcurrentLinkedQueue<Question> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Set<String> answeredAtOnce = ConcurrentHashMap.newKeySet();

  record Question(String id, String url, long at) {}

  SlackQuestions(FakeSlack slack) {
    this.slack = slack;
    for (int i = 0; i < PEOPLE; i++) {
      slack.hasUser("U" + i, "{\"id\":\"U%d\",\"team_id\":\"%s\"}".formatted(i, FakeSlack.TEAM));
    }
    slack.socketMode().acknowledgementsGoTo(this::acknowledged);
  }

  /** An answer that is at hand stands in it. */
  private void acknowledged(JsonObject acknowledgement) {
    String id = acknowledgement.get("envelope_id").getAsString();
    acknowledged.putIfAbsent(id, System.nanoTime());
    if (acknowledgement.has("payload")) {
      answeredAtOnce.add(id);
    }
  }

  /** Somebody types {@code /kling-balance low@example.com}. */
  Question ask() {
    int one = number.incrementAndGet();
    String url = slack.newResponseUrl();
    JsonObject command = new JsonObject();
    command.addProperty("command", "/kling-balance");
    command.addProperty("text", "low@example.com");
    command.addProperty("user_id", "U" + one % PEOPLE);
    command.addProperty("user_name", "anna");
    command.addProperty("channel_id", FakeSlack.CHANNEL);
    command.addProperty("team_id", FakeSlack.TEAM);
    command.addProperty("trigger_id", "t" + one);
    command.addProperty("response_url", url);
    String id = "question-" + one;
    Question question = new Question(id, url, System.nanoTime());
    asked.add(question);
    boolean unused = slack.socketMode().entrusts("slash_commands", command, id);
    return question;
  }

  /** Asks regularly, until {@code timer} is shut down. */
  void askAtAPaceOf(int aSecond, ScheduledExecutorService timer) {
    long pause = TimeUnit.SECONDS.toMicros(1) / aSecond;
    var unused = timer.scheduleAtFixedRate(this::ask, 0, pause, TimeUnit.MICROSECONDS);
  }

  /** Asks so many at that pace, and waits until all are answered; how long each took, sorted. */
  List<Duration> askAndTime(int count, Duration pace) {
    List<Question> waiting = new ArrayList<>();
    List<Duration> took = new ArrayList<>();
    long start = System.nanoTime();
    for (int sent = 0; took.size() < count; ) {
      if (sent < count && System.nanoTime() - start >= pace.multipliedBy(sent).toNanos()) {
        waiting.add(ask());
        sent++;
      }
      waiting.removeIf(
          each -> answers(each) > 0 && took.add(Duration.ofNanos(System.nanoTime() - each.at())));
      if (waiting.stream().anyMatch(each -> System.nanoTime() - each.at() > GIVEN_UP.toNanos())) {
        throw new AssertionError("nobody answers: " + this);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return took.stream().sorted().toList();
  }

  int count() {
    return asked.size();
  }

  long unanswered() {
    return open().size();
  }

  /** Which are without an answer. */
  Set<String> open() {
    return asked.stream()
        .filter(each -> answers(each) == 0)
        .map(Question::id)
        .collect(Collectors.toSet());
  }

  /** Which of them a bot has said that it has. */
  Set<String> openAndAcknowledged() {
    Set<String> open = open();
    open.retainAll(acknowledged.keySet());
    return open;
  }

  long doubled() {
    return asked.stream().filter(each -> answers(each) > 1).count();
  }

  long unacknowledged() {
    return asked.stream().filter(each -> !acknowledged.containsKey(each.id())).count();
  }

  /** How long Slack waited for an acknowledgement at most. */
  Duration longestWait() {
    return asked.stream()
        .flatMap(each -> waited(each).stream())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  @Override
  public String toString() {
    return "%d asked on Slack, %d unanswered, %d doubled, %d sent again to another bot; acknowledged within %d ms"
        .formatted(
            count(),
            unanswered(),
            doubled(),
            slack.socketMode().redeliveries(),
            longestWait().toMillis());
  }

  private Optional<Duration> waited(Question question) {
    return Optional.ofNullable(acknowledged.get(question.id()))
        .map(at -> Duration.ofNanos(at - question.at()));
  }

  /** A line that says that the answer takes longer is none. */
  private long answers(Question question) {
    long atOnce = answeredAtOnce.contains(question.id()) ? 1 : 0;
    return atOnce
        + slack.answersAt(question.url()).stream()
            .map(answer -> answer.get("text").getAsString())
            .filter(text -> LINES.stream().noneMatch(text::contains))
            .count();
  }
}
