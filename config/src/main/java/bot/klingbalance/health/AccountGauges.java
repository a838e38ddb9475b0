package bot.klingbalance.health;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.FindingKind;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The gauges of the accounts. How many are in which state is always shown; an account may be in
 * several. What is unknown of an account is left out, since a comparison with NaN is never true.
 */
final class AccountGauges {
  private static final double HUNDREDTHS = 100.0;
  private static final double MILLIS = 1000.0;

  private final Meters meters;
  private final MultiGauge states;
  private final MultiGauge credits;
  private final MultiGauge granted;
  private final MultiGauge runOut;
  private final MultiGauge read;

  AccountGauges(Meters meters) {
    this.meters = meters;
    this.states =
        meters.gauges(
            "kling.accounts",
            "Accounts of which a warning would say that, with its standard limits; one may be in"
                + " several states");
    this.credits = meters.gauges("kling.account.credits", "Credits that are left");
    this.granted =
        meters.gauges(
            "kling.account.granted.credits", "Credits that were granted in what has not expired");
    this.runOut =
        meters.gauges(
            "kling.account.run.out.timestamp.seconds",
            "When nothing is left at the present pace, in Unix time");
    this.read =
        meters.gauges(
            "kling.account.reading.timestamp.seconds",
            "When the account last said what it has, in Unix time");
  }

  /** An account told at {@code at} what it has. */
  void read(Instant at) {
    meters.read(at);
  }

  /** Shows nothing, as nothing is known. */
  void hide() {
    Stream.of(states, credits, granted, runOut, read)
        .forEach(gauge -> gauge.register(List.of(), true));
  }

  /**
   * From now on shows these.
   *
   * @param unread how many there are besides of which nothing was ever read
   * @param names what they are called in a label; nothing where none is to be named
   */
  void show(Collection<JudgedAccount> accounts, int unread, Optional<AccountNames> names) {
    Stream<Row<?>> kinds =
        Stream.of(FindingKind.values())
            .map(
                kind ->
                    state(
                        kind.name().toLowerCase(Locale.ROOT),
                        accounts.stream().filter(each -> each.findings().contains(kind)).count()));
    long well = accounts.stream().filter(each -> each.findings().isEmpty()).count();
    states.register(
        Stream.concat(kinds, Stream.of(state("ok", well), state("unread", unread))).toList(), true);
    Labelled labelled = new Labelled(accounts, names);
    labelled.show(credits, each -> each.left().map(AccountGauges::number));
    labelled.show(granted, each -> each.granted().map(AccountGauges::number));
    labelled.show(runOut, each -> each.runsOut().map(AccountGauges::number));
    labelled.show(read, each -> each.readAt().map(AccountGauges::number));
  }

  private static Row<?> state(String name, long count) {
    return Row.of(Tags.of("state", name), count);
  }

  private static double number(Credits credits) {
    return credits.hundredths() / HUNDREDTHS;
  }

  private static double number(Instant at) {
    return at.toEpochMilli() / MILLIS;
  }

  /** Accounts and what they are called. */
  private record Labelled(Collection<JudgedAccount> accounts, Optional<AccountNames> names) {
    void show(MultiGauge gauge, Function<JudgedAccount, Optional<Double>> value) {
      gauge.register(
          names.stream()
              .flatMap(called -> accounts.stream().flatMap(each -> row(each, called, value)))
              .toList(),
          true);
    }

    private static Stream<Row<?>> row(
        JudgedAccount account,
        AccountNames names,
        Function<JudgedAccount, Optional<Double>> value) {
      return value.apply(account).stream()
          .map(number -> Row.of(Tags.of("account", names.of(account.email())), number));
    }
  }
}
