package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chart of a warning: the last days of one of its accounts and their forecast. It shows the
 * most urgent account that is low or has expiring credits, and that has enough history.
 *
 * <p>It is not part of the digest: each time the message is made, it is drawn from the history as
 * it was when the accounts were read.
 */
public final class DigestChart {
  private static final Logger log = LoggerFactory.getLogger(DigestChart.class);
  private static final Duration SHOWN = Lookback.USUAL.duration();

  /** A shorter history shows no more than the account's line says. */
  private static final Duration ENOUGH = Duration.ofDays(1);

  /** If none of these has a history, the message goes without a chart. */
  private static final int MOST_LOOKED_AT = 3;

  /** Characters of an address that leave room for the rest of the title. */
  private static final int MOST_NAME = 35;

  private final Digest digest;
  private final DigestWording wording;
  private final History history;

  private DigestChart(Digest digest, DigestWording wording, History history) {
    this.digest = digest;
    this.wording = wording;
    this.history = history;
  }

  /**
   * The chart, in the days of the channel's zone. Blocks while the store answers; empty while the
   * store cannot be used, since a message without a chart is better than none.
   */
  public static Optional<Chart> of(Digest digest, DigestWording wording, History history) {
    try {
      return new DigestChart(digest, wording, history).chart();
    } catch (StoreUnavailable known) {
      log.debug("A warning has no picture: the history cannot be read now.", known);
      return Optional.empty();
    }
  }

  private Optional<Chart> chart() {
    return accounts().map(this::chart).flatMap(Optional::stream).findFirst();
  }

  private Stream<AccountEmail> accounts() {
    return digest.lines().stream()
        .filter(line -> !line.over())
        .map(DigestLine::finding)
        .filter(finding -> finding.kind().isAboutCredits())
        .flatMap(finding -> finding.account().stream())
        .distinct()
        .limit(MOST_LOOKED_AT);
  }

  private Optional<Chart> chart(AccountEmail account) {
    Instant now = digest.readAt();
    List<RecordedReading> kept =
        history.of(account, HistoryAndForecast.neededSince(SHOWN, now)).stream()
            .filter(each -> !each.at().isAfter(now))
            .toList();
    return HistoryAndForecast.of(kept, SHOWN, now, wording.zone())
        .chart(title(account))
        .filter(chart -> !chart.latest().at().isBefore(chart.from().plus(ENOUGH)))
        .filter(chart -> chart.latest().at().isAfter(now.minus(ENOUGH)));
  }

  private String title(AccountEmail account) {
    String name = wording.name(account);
    return (name.length() > MOST_NAME ? name.substring(0, MOST_NAME - 1) + "…" : name)
        + " · credits left";
  }
}
