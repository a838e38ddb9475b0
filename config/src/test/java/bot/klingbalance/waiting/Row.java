package bot.klingbalance.waiting;

import bot.klingbalance.waiting.AskedBot.Answer;
import java.util.ArrayList;
import java.util.List;

/** What was measured of one build in one weather. */
final class Row {
  static final String HEADER =
      "| asked for | useapi.net | build | n | Slack median | p99 | Discord median | p99 | told the"
          + " credits | requests |\n|---|---|---|---|---|---|---|---|---|---|";

  final List<Answer> onSlack = new ArrayList<>();
  final List<Answer> onDiscord = new ArrayList<>();
  int requests;
  private final String build;
  private final String question;
  private final String weather;

  Row(String build, String question, String weather) {
    this.build = build;
    this.question = question;
    this.weather = weather;
  }

  @Override
  public String toString() {
    long useful =
        onSlack.stream().filter(Answer::saysCredits).count()
            + onDiscord.stream().filter(Answer::saysCredits).count();
    return "| %s | %s | %s | %d | %s | %s | %s | %s | %d %% | %d |"
        .formatted(
            question,
            weather,
            build,
            Math.max(onSlack.size(), onDiscord.size()),
            quantile(onSlack, 0.5),
            quantile(onSlack, 0.99),
            quantile(onDiscord, 0.5),
            quantile(onDiscord, 0.99),
            100 * useful / (onSlack.size() + onDiscord.size()),
            requests);
  }

  /** In seconds. */
  private static String quantile(List<Answer> answers, double part) {
    if (answers.isEmpty()) {
      return "–";
    }
    List<Long> sorted = answers.stream().map(each -> each.after().toMillis()).sorted().toList();
    int place = (int) Math.ceil(part * sorted.size()) - 1;
    return "%.2f".formatted(sorted.get(Math.max(0, place)) / 1e3);
  }
}
