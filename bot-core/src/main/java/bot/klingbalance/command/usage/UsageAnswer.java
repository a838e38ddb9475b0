package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.command.usage.AccountUsage.Records;
import bot.klingbalance.history.BalanceChange.Kind;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.usage.DaySpending;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.usage.ModelCredits;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.usage.StatisticsOfDays;
import bot.klingbalance.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was spent, and on what.
 *
 * @param one the account that was asked for; absent where all are meant
 * @param accounts these alone count
 * @param clips what a job of some models costs
 */
public record UsageAnswer(
    Optional<AccountEmail> one,
    UsagePeriod period,
    List<AccountUsage> accounts,
    StatisticsOfDays statistics,
    List<Clip> clips) {
  /** An account is read once an hour. */
  private static final Duration SOON = Duration.ofHours(1);

  public UsageAnswer {
    accounts = List.copyOf(accounts);
    clips = List.copyOf(clips);
  }

  /** Of all accounts together. */
  public Spent spent() {
    return Spent.together(accounts.stream().map(AccountUsage::spent).toList(), period);
  }

  /** Of all accounts together, on the days that were read. */
  public JobCounts jobs() {
    return statistics.of(accounts.stream().map(AccountUsage::account).toList());
  }

  /** Whether all that is recorded of these accounts could be looked up. */
  public boolean isReadable() {
    return accounts.stream().allMatch(AccountUsage::isReadable);
  }

  /** Whether anything is known of what was spent. */
  public boolean hasReadings() {
    return isReadable() && spent().since().isPresent();
  }

  /** Why it is not known what was spent, where that is so. */
  public Optional<Text> whyUnknown() {
    if (hasReadings()) {
      return Optional.empty();
    }
    if (accounts.stream().anyMatch(each -> each.records() == Records.NONE_YET)) {
      return Optional.of(
          Text.of(
              "What was spent is not known: there are no recorded readings yet. A bot that runs"
                  + " (kling-balance-bot run) records them."));
    }
    if (!isReadable()) {
      return Optional.of(
          Text.of("What was spent cannot be said now: the recorded readings cannot be read."));
    }
    Instant since = period.start().minus(Spent.BEFORE);
    boolean isOneRead = accounts.stream().anyMatch(each -> each.readings() > 0);
    return Optional.of(
        isOneRead
            ? Text.of("What is left was read only once since ")
                .moment(since, Style.WEEKDAY)
                .plain(": what is spent is known from the next reading on.")
            : Text.of("Nothing was read since ")
                .moment(since, Style.WEEKDAY)
                .plain(", so nobody knows what was spent."));
  }

  /** Whether the statistics say anything. */
  public boolean hasStatistics() {
    return !statistics.days().isEmpty();
  }

  /** What the models took of which the settings name a price; only those with jobs. */
  public List<ModelCredits> estimate() {
    Map<String, JobTally> jobs = jobs().byName();
    return clips.stream()
        .filter(clip -> clip.model().isPresent())
        .map(clip -> estimate(clip.model().orElseThrow(), clip.price(), jobs))
        .filter(each -> each.succeeded() > 0)
        .toList();
  }

  /**
   * What is spent beyond the estimate, in hundredths of a credit; below zero where the estimate is
   * higher. Absent where one of both is of less than the whole time.
   */
  public Optional<Long> unexplained() {
    boolean isWhole =
        statistics.missing().isEmpty()
            && statistics.isComplete()
            && partlyRead().stream()
                .allMatch(each -> statistics.of(List.of(each.account())).all().jobs() == 0);
    Credits estimated = ModelCredits.total(estimate());
    return isWhole && !estimated.isZero()
        ? Optional.of(spent().total(Kind.SPENT).hundredths() - estimated.hundredths())
        : Optional.empty();
  }

  /** The days of which something is known: from the first reading on. */
  public List<DaySpending> knownDays() {
    return spent()
        .since()
        .map(since -> since.atZone(period.zone()).toLocalDate())
        .map(first -> spent().days().stream().filter(day -> !day.date().isBefore(first)).toList())
        .orElse(List.of());
  }

  /** The accounts that were not read from the beginning on, or not at all. */
  List<AccountUsage> partlyRead() {
    Instant begun = period.start().plus(SOON);
    return accounts.stream()
        .filter(each -> each.spent().since().filter(since -> !since.isAfter(begun)).isEmpty())
        .toList();
  }

  private static ModelCredits estimate(String model, Credits price, Map<String, JobTally> jobs) {
    int succeeded =
        jobs.entrySet().stream()
            .filter(each -> each.getKey().equalsIgnoreCase(model))
            .mapToInt(each -> each.getValue().succeeded())
            .sum();
    return new ModelCredits(model, succeeded, price);
  }
}
