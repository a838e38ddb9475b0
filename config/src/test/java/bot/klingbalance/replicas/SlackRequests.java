package bot.klingbalance.replicas;

import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who ask on Slack, which brings their questions by signed requests over HTTP. */
final class SlackRequests {
  static final String SIGNING_SECRET = "signing-secret-of-the-story";

  /** Longer than Slack waits: how long it took is told, too. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final FakeSlack slack;
  private final Clock clock;
  private final int people;
  private final AtomicInteger number = new AtomicInteger();
  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A question, with what signs it and where its answer is to go. */
  record Asked(SignedPost post, String answerAt, AtomicInteger acknowledged, Waits waits) {}

  /** How long its first acknowledgement took. */
  static final class Waits {
    private final long since = System.nanoTime();
    private volatile Duration took = Duration.ZERO;
    private volatile boolean isAnswered;

    private void end(boolean isAnsweredAtOnce) {
      took = Duration.ofNanos(System.nanoTime() - since);
      isAnswered = isAnsweredAtOnce;
    }
  }

  /**
   * So many people, none of whom has asked.
   *
   * @param clock that of the bots: a request that was signed long ago is refused
   */
  SlackRequests(FakeSlack slack, Clock clock, int people) {
    this.slack = slack;
    this.clock = clock;
    this.people = people;
    for (int i = 0; i < people; i++) {
      slack.hasUser("U" + i, "{\"id\":\"U%d\",\"team_id\":\"%s\"}".formatted(i, FakeSlack.TEAM));
    }
  }

  /** Somebody types {@code /kling-balance low@example.com}; nobody is told yet. */
  Asked types() {
    int one = number.incrementAndGet();
    String url = slack.newResponseUrl();
    String form =
        SignedPost.form(
            Map.of(
                "command",
                "/kling-balance",
                "text",
                "low@example.com",
                "user_id",
                "U" + one % people,
                "user_name",
                "anna",
                "channel_id",
                FakeSlack.CHANNEL,
                "team_id",
                FakeSlack.TEAM,
                "trigger_id",
                "t" + one,
                "response_url",
                url));
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    Asked question =
        new Asked(
            SignedPost.of(form, timestamp, SIGNING_SECRET), url, new AtomicInteger(), new Waits());
    asked.add(question);
    return question;
  }

  /** Slack brings it; the future ends when that was acknowledged, or was not. */
  CompletableFuture<Void> bring(Asked question, URI door) {
    return bring(question, question.post().to(door));
  }

  /** Slack brings it once more, since nobody has acknowledged it. */
  CompletableFuture<Void> bringAgain(Asked question, URI door) {
    HttpRequest again =
        HttpRequest.newBuilder(question.post().to(door), (name, value) -> true)
            .header("X-Slack-Retry-Num", "1")
            .header("X-Slack-Retry-Reason", "http_timeout")
            .build();
    return bring(question, again);
  }

  /** Asks regularly, until {@code timer} is shut down. */
  void askAtAPaceOf(int aSecond, URI door, ScheduledExecutorService timer) {
    long pause = TimeUnit.SECONDS.toMicros(1) / aSecond;
    Runnable ask =
        () -> {
          CompletableFuture<Void> unused = bring(types(), door);
        };
    var unused = timer.scheduleAtFixedRate(ask, 0, pause, TimeUnit.MICROSECONDS);
  }

  int count() {
    return asked.size();
  }

  long unanswered() {
    return asked.stream().filter(each -> answers(each) == 0).count();
  }

  long doubled() {
    return asked.stream().filter(each -> answers(each) > 1).count();
  }

  long unacknowledged() {
    return asked.stream().filter(each -> each.acknowledged().get() == 0).count();
  }

  /** How long Slack waited for an acknowledgement at most. */
  Duration longestWait() {
    return asked.stream()
        .map(each -> each.waits().took)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  long answers(Asked question) {
    return (question.waits().isAnswered ? 1 : 0)
        + slack.answersAt(question.answerAt()).stream()
            .map(answer -> answer.get("text").getAsString())
            .filter(text -> SlackQuestions.LINES.stream().noneMatch(text::contains))
            .count();
  }

  @Override
  public String toString() {
    return "%d asked, %d not acknowledged, %d unanswered, %d doubled; acknowledged within %d ms"
        .formatted(count(), unacknowledged(), unanswered(), doubled(), longestWait().toMillis());
  }

  private CompletableFuture<Void> bring(Asked question, HttpRequest request) {
    HttpRequest patient =
        HttpRequest.newBuilder(request, (name, value) -> true).timeout(PATIENCE).build();
    return client
        .sendAsync(patient, BodyHandlers.ofString())
        .handle(
            (said, lost) -> {
              if (lost == null && said.statusCode() == 200) {
                acknowledged(question, said);
              }
              return null;
            });
  }

  private static void acknowledged(Asked question, HttpResponse<String> said) {
    if (question.acknowledged().getAndIncrement() == 0) {
      question.waits().end(!said.body().isEmpty());
    }
  }
}
