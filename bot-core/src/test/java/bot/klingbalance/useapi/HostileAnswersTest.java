package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.command.balance.BalanceMessage;
import bot.klingbalance.command.balance.OverviewMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.SampleViews;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.RequestOutcome.Unanswered;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** From the response body to the text of the answer. */
class HostileAnswersTest {
  private static final AccountEmail EMAIL = new AccountEmail("studio@example.com");
  private static final Instant NOW = FakeTime.START;
  private static final AccountRequest QUESTION =
      new AccountRequest(EMAIL, UseApiAddress.PUBLIC.account(EMAIL));
  private static final View VIEW =
      SampleViews.view(NOW, NOW, Audience.ASKER, List.of(new Clip("v3 pro clip", Credits.of(72))));

  @Property
  void whateverComesNobodyReadsNonsense(@ForAll("accounts") String body) {
    AccountLookup lookup = lookup(body);
    String answer = Transcript.of(BalanceMessage.of(lookup, VIEW));
    String overview =
        Transcript.of(
            OverviewMessage.of(new AccountsOverview.Accounts(List.of(lookup), NOW), VIEW));

    for (String words : List.of(answer, overview)) {
      assertThat(words)
          .doesNotContain("hunter2", "@example.org")
          .doesNotContainPattern("[\\p{Cc}&&[^\n]]|\\p{Cf}");
      assertThat(withoutNames(words))
          .doesNotContainPattern("(?i)\\bnull\\b|\\bNaN\\b|Infinity|Optional|1970");
      if (lookup.left().isEmpty()) {
        assertThat(words).doesNotContainPattern("\\b0 credits|credits left|clip");
      }
    }
  }

  @Property
  void anAmountIsToldInCreditsAndNeverInHundredths(
      @ForAll @LongRange(min = 100, max = 100_000_000) long credits) {
    String hundredths = String.valueOf(credits * 100);

    String answer =
        Transcript.of(
            BalanceMessage.of(lookup("{\"balance\":{\"total\":%s}}".formatted(hundredths)), VIEW));

    assertThat(answer.replace(",", ""))
        .contains("\n%d credits left\n".formatted(credits))
        .doesNotContain(hundredths);
  }

  /** A package may call itself anything, and is shown so; that stands at the front of its row. */
  private static String withoutNames(String words) {
    return words.replaceAll("(?m)^[^|\n]* \\| ", "");
  }

  @Provide
  Arbitrary<String> accounts() {
    return HostileBodies.accounts();
  }

  private static AccountLookup lookup(String body) {
    RequestOutcome<AccountLookup> outcome =
        QUESTION.read(
            new UseApiResponse.Response(200, Optional.empty(), body, Optional.empty()), NOW);
    if (outcome instanceof Answered<AccountLookup> answered) {
      return answered.value();
    }
    return QUESTION.failed(
        new Failure(((Unanswered<AccountLookup>) outcome).why().reason(), Optional.empty()));
  }
}
