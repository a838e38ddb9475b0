package bot.klingbalance.plan;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.SampleAccounts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Jobs and accounts for tests to speak of. */
final class SomePlans {
  static final LocalDate DAY = LocalDate.parse("2026-11-24");
  static final Clip CLIP = new Clip("v3 pro clip", Credits.of(72));

  private SomePlans() {}

  static RenderJob clips(int count) {
    return new RenderJob(count, CLIP);
  }

  /** An account whose credits do not expire. */
  static PlanAccount account(String name, long credits) {
    return new PlanAccount(
        SampleAccounts.email(name),
        Credits.of(credits),
        Credits.ZERO,
        Optional.empty(),
        Credits.ZERO);
  }

  /** One whose credits all expire on a day. */
  static PlanAccount expiring(String name, long credits, LocalDate day) {
    return new PlanAccount(
        SampleAccounts.email(name),
        Credits.of(credits),
        Credits.ZERO,
        Optional.of(new Moment(day.atStartOfDay(ZoneOffset.UTC).toInstant(), Credits.of(credits))),
        Credits.ZERO);
  }

  /** The same, when so much of it will expire unused. */
  static PlanAccount unused(PlanAccount account, long credits) {
    return new PlanAccount(
        account.email(),
        account.usable(),
        Credits.of(credits),
        account.expiring(),
        account.lacking());
  }

  /** The same, when its team will lack so much by the next grant. */
  static PlanAccount lacking(PlanAccount account, long credits) {
    return new PlanAccount(
        account.email(),
        account.usable(),
        account.unused(),
        account.expiring(),
        Credits.of(credits));
  }

  static String name(PlanAccount account) {
    return account.email().value().replace("@example.com", "");
  }
}
