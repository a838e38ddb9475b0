package bot.klingbalance.command.usage;

import bot.klingbalance.message.Button;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.usage.UsagePeriod;

/** The button under what was spent. */
final class UsageButtons {
  /** Of one account. */
  static final String REFRESH = "usage-refresh";

  /** Of all of them; its subject says how many days back: {@code 30d}. */
  static final String REFRESH_ALL = "usage-refresh-all";

  private UsageButtons() {}

  static Button refresh(UsageAnswer answer) {
    Lookback past = new Lookback(answer.period().days());
    return answer
        .one()
        .map(email -> new Button("Refresh", REFRESH, new OneAccount(email, past)))
        .orElseGet(() -> new Button("Refresh", REFRESH_ALL, new Item(past.toString())));
  }

  /** What no button of this bot says is the usual time. */
  static int days(Item item) {
    return Lookback.parse(item.id())
        .map(Lookback::days)
        .filter(days -> days <= UsagePeriod.MOST_DAYS)
        .orElse(UsagePeriod.USUAL_DAYS);
  }
}
