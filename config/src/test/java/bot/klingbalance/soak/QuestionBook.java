package bot.klingbalance.soak;

import bot.klingbalance.chat.Platform;
import bot.klingbalance.soak.Question.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All questions and their fates. Safe for use by many threads. */
final class QuestionBook {
  /** For so long a second answer to an answered question is waited for. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  /** What the bot says where it failed itself. */
  private static final String DEFECT = "The bot itself failed";

  /** What it says where useapi.net or itself takes long; in Slack the answer comes below. */
  private static final String WAITING = "The answer follows here.";

  private final Map<String, Question> open = new ConcurrentHashMap<>();
  private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
  private final List<Duration> latencies = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger defects = new AtomicInteger();
  private final List<String> unanswered = new ArrayList<>();
  private int doubled;
  private int late;

  /** A new question that is known by a key. */
  Question open(String key, Platform platform, Wish wish) {
    Question question = new Question(platform, wish, System.nanoTime());
    open.put(key, question);
    asked.incrementAndGet();
    return question;
  }

  /** A question that is still in the book. */
  Optional<Question> find(String key) {
    return Optional.ofNullable(open.get(key));
  }

  /**
   * The platform took an answer, in the place of another one or beside it. That one will come is
   * none.
   */
  void answered(Question question, String answer, boolean isChange) {
    if (answer.contains(WAITING)) {
      return;
    }
    question.answered(isChange, System.nanoTime());
    if (answer.contains(DEFECT)) {
      defects.incrementAndGet();
    }
  }

  /** The line is cut just now, or was a moment ago. */
  void lineIsCut(Platform platform) {
    long now = System.nanoTime();
    open.values().stream()
        .filter(each -> each.platform() == platform)
        .forEach(each -> each.lineIsCut(now));
  }

  boolean isQuiet() {
    long now = System.nanoTime();
    return open.values().stream().noneMatch(each -> each.fate(now) == Fate.OPEN);
  }

  /** Takes what is over out of the book and counts it; returns its keys. */
  synchronized List<String> close() {
    long now = System.nanoTime();
    List<String> over = new ArrayList<>();
    open.forEach(
        (key, question) -> {
          if (question.fate(now) != Fate.OPEN && question.isOlderThan(KEPT, now)) {
            over.add(key);
          }
        });
    over.forEach(key -> count(open.remove(key), now));
    return over;
  }

  /** The same for what is in the book still, once nobody asks any more. */
  synchronized void closeAll() {
    long now = System.nanoTime();
    open.values().forEach(each -> count(each, now));
    open.clear();
  }

  int asked() {
    return asked.get();
  }

  synchronized int count(Fate fate) {
    return fates.getOrDefault(fate, 0);
  }

  /** What is known of the questions that have no answer and no excuse. */
  synchronized List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  synchronized int doubled() {
    return doubled;
  }

  /** How many answers said that the bot itself has failed. */
  int defects() {
    return defects.get();
  }

  synchronized int acknowledgedLate() {
    return late;
  }

  /** How long the answers took that have been counted since the one with this number. */
  synchronized Latencies latenciesFrom(int first) {
    return Latencies.of(latencies.subList(first, latencies.size()));
  }

  private void count(Question question, long now) {
    Fate fate = question.fate(now);
    fates.merge(fate, 1, Integer::sum);
    if (fate == Fate.ANSWERED) {
      latencies.add(question.latency());
    } else if (fate == Fate.UNANSWERED || fate == Fate.OPEN) {
      unanswered.add(question.toString());
    }
    doubled += question.isDoubled() ? 1 : 0;
    late += question.wasAcknowledgedTooLate() ? 1 : 0;
  }

  @Override
  public synchronized String toString() {
    return "%d asked, %s, %d doubled, %d defects, %d acknowledged after more than 3 s"
        .formatted(asked(), fates, doubled, defects(), late);
  }
}
