package bot.klingbalance.command.usage;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange.Kind;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.ModelCredits;
import java.util.ArrayList;
import java.util.List;

/** What the jobs were, and what they took by estimate. Pure. */
final class JobBlocks {
  private final UsageAnswer answer;
  private final List<Block> body = new ArrayList<>();

  private JobBlocks(UsageAnswer answer) {
    this.answer = answer;
  }

  static List<Block> of(UsageAnswer answer) {
    JobBlocks blocks = new JobBlocks(answer);
    blocks.jobs();
    return blocks.body;
  }

  private void jobs() {
    JobCounts jobs = answer.jobs();
    if (jobs.all().jobs() > 0) {
      body.add(JobTable.of(jobs));
      add(JobTable.failures(jobs));
      estimate();
    } else if (answer.hasStatistics()) {
      add(Text.of("useapi.net counted no jobs."));
    }
    missingStatistics();
  }

  private void estimate() {
    List<ModelCredits> models = answer.estimate();
    models.forEach(
        each ->
            add(
                Text.of(
                    "%s: %s × %s = %s credits"
                        .formatted(
                            Text.foreign(each.model()),
                            JobTable.number(each.succeeded()),
                            each.price(),
                            each.credits().whole()))));
    if (!models.isEmpty()) {
      add(difference(ModelCredits.total(models)));
    }
  }

  /** By the whole credits that are shown, so that the reader's sum is the same. */
  private Text difference(Credits exactly) {
    Credits estimated = exactly.whole();
    if (answer.unexplained().isEmpty()) {
      return Text.of("Estimated: %s credits.".formatted(estimated));
    }
    Credits spent = answer.spent().total(Kind.SPENT).whole();
    String open =
        spent.compareTo(estimated) >= 0
            ? spent.minus(estimated) + " not explained."
            : estimated.minus(spent) + " more than was spent.";
    return Text.of("Estimated %s of %s spent; %s".formatted(estimated, spent, open));
  }

  private void missingStatistics() {
    int missing = answer.statistics().missing().size();
    if (missing > 0) {
      Text which =
          Text.of(
              answer.hasStatistics()
                  ? "The jobs of %s are left out: ".formatted(CountText.of(missing, "day"))
                  : "What the jobs were is left out: ");
      add(
          answer
              .statistics()
              .failure()
              .map(why -> which.plain(FailureText.brief(why.reason()) + "."))
              .orElse(which.plain("useapi.net is still being asked; Refresh shows more.")));
    }
    if (!answer.statistics().isComplete()) {
      add(
          Text.of(
              "There may have been more jobs: useapi.net lists 50,000 a day at most, and not always whose"
                  + " they are."));
    }
  }

  private void add(Text line) {
    if (!line.isEmpty()) {
      body.add(new Paragraph(line));
    }
  }
}
