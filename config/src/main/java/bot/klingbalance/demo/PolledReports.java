package bot.klingbalance.demo;

import bot.klingbalance.check.ReportTask;
import bot.klingbalance.history.History;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The weekly reports of a bot that has read its accounts every hour since the demo began, as one
 * that is to report on them does; in the demo no time passes in which it could. For one thread.
 */
public final class PolledReports implements ReportTask {
  private final ReportTask reports;
  private final SimulatedUseApi accounts;
  private final History history;
  private final Clock clock;

  /** Until when the accounts are read. */
  private Instant polledUntil;

  /** The same reports as {@code reports} makes, of what is kept in {@code history}. */
  public PolledReports(ReportTask reports, SimulatedUseApi accounts, History history, Clock clock) {
    this.reports = reports;
    this.accounts = accounts;
    this.history = history;
    this.clock = clock;
    this.polledUntil = clock.instant();
  }

  @Override
  public Optional<Instant> nextAfter(Instant instant) {
    return reports.nextAfter(instant);
  }

  @Override
  public void make() {
    Instant now = clock.instant();
    history.keep(accounts.between(polledUntil, now));
    polledUntil = now;
    reports.make();
  }
}
