package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chart.HistoryAndForecast;
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
 * The picture of a warning: the last days of one of its accounts, and what they let expect. It is
 * of the most urgent one that is low, or whose credits expire, and of which enough is kept.
 *
 * <p>It is no part of the digest: it is drawn from the history as that was when the accounts were
 * read, each time the message is made.
 */
public final class DigestChart {
  private static final Logger LOG = LoggerFactory.getLogger(DigestChart.class);
  private static final Duration SHOWN = Lookback.USUAL.duration();

  /** Less than that tells nothing that the line of the account does not say. */
  private static final Duration ENOUGH = Duration.ofDays(1);

  /** Where nothing is kept of these, the message is as clear without a picture. */
  private static final int MOST_LOOKED_AT = 3;

  /** So much of an address leaves room for the rest of the title. */
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
   * The picture, in the days of the channel's zone. Blocks while the store answers; nothing while
   * it cannot be used, since a message without a picture is better than none.
   */
  public static Optional<Chart> of(Digest digest, DigestWording wording, History history) {
    try {
      return new DigestChart(digest, wording, history).chart();
    } catch (StoreUnavailable known) {
      LOG.debug("A warning has no picture: the history cannot be read now.", known);
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
