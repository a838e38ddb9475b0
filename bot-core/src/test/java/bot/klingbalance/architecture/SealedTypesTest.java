package bot.klingbalance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.command.balance.BalanceMessage;
import bot.klingbalance.command.balance.OverviewMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.AccountCheck;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.AccountVerdict;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Text;
import bot.klingbalance.testing.SampleCharts;
import bot.klingbalance.testing.Samples;
import bot.klingbalance.watch.WarnLimits;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of every sealed type of the core goes through every rule, text and codec that takes
 * it. What each chat shows of them is asked in each chat's own test.
 */
class SealedTypesTest {
  /** Its kinds hold an open database. */
  private static final Set<String> WITHOUT_SAMPLES = Set.of("OpenResult");

  /** Types whose callers ask for one kind only, where "else" is right for every other kind. */
  private static final Set<String> WITHOUT_MATCH = Set.of("Answer", "Origin", "Stage");

  /** A name of the code, which nobody should read in a message. */
  private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z][a-z]+[A-Z][a-z]+");

  private static final InvocationHandler ANSWER_OF_CASES =
      (proxy, method, arguments) -> method.getParameterTypes()[0];

  static Stream<Class<?>> sealedTypes() {
    return SealedTypes.all().stream();
  }

  static Stream<Class<?>> matchedTypes() {
    return sealedTypes().filter(each -> SealedTypes.match(each).isPresent());
  }

  @Test
  void theTypesOfTheCoreAreFound() {
    assertThat(sealedTypes()).contains(AccountLookup.class, Cause.class, Block.class);
  }

  @Test
  void whoeverBranchesOverAllKindsIsHeldToItByTheCompiler() {
    assertThat(sealedTypes().filter(each -> !SealedTypes.hasMatch(each)))
        .extracting(Class::getSimpleName)
        .isSubsetOf(WITHOUT_MATCH);
  }

  @ParameterizedTest
  @MethodSource("sealedTypes")
  void everyKindHasASample(Class<?> sealed) {
    if (!WITHOUT_SAMPLES.contains(sealed.getSimpleName())) {
      assertThat(sealed.getPermittedSubclasses())
          .allSatisfy(kind -> assertThat(Samples.of(kind)).hasOnlyElementsOfType(kind));
    }
  }

  @ParameterizedTest
  @MethodSource("matchedTypes")
  void everyKindIsAnsweredByItsOwnCase(Class<?> sealed) throws ReflectiveOperationException {
    if (WITHOUT_SAMPLES.contains(sealed.getSimpleName())) {
      return;
    }
    Method match = SealedTypes.match(sealed).orElseThrow();
    match.setAccessible(true);
    Object[] cases = cases(match, sealed);
    for (Class<?> kind : SealedTypes.kinds(sealed)) {
      Class<?> asked = (Class<?>) match.invoke(Samples.first(kind), cases);
      assertThat(kind).as("%s", asked).isAssignableTo(asked);
    }
  }

  @Test
  void everyCauseHasWordsOfItsOwn() {
    Map<String, Class<?>> said = new HashMap<>();
    for (Class<?> kind : Cause.class.getPermittedSubclasses()) {
      Cause cause = (Cause) Samples.first(kind);
      assertThat(said.put(text(finding(cause, Trigger.NEEDS_MENDING)), kind))
          .as("%s", kind)
          .isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseCanBeToldForEveryReason(Trigger why) {
    for (Cause cause : Samples.of(Cause.class)) {
      Finding ofOne = finding(cause, why);
      Finding ofAll = new Finding(Optional.empty(), why, cause);
      for (Finding finding : List.of(ofOne, ofAll)) {
        assertThat(text(finding))
            .as("%s", finding)
            .doesNotEndWith(" ")
            .doesNotContainPattern(TYPE_NAME);
      }
    }
  }

  @Test
  void everyDigestIsStoredAndComesBackAsItWas() {
    for (Cause cause : Samples.of(Cause.class)) {
      for (Trigger why : Trigger.values()) {
        Digest digest = digest(finding(cause, why));
        assertThat(JsonDocuments.digest(JsonDocuments.written(digest))).isEqualTo(digest);
      }
    }
    assertThat(Samples.of(Digest.class))
        .allSatisfy(
            digest ->
                assertThat(JsonDocuments.digest(JsonDocuments.written(digest))).isEqualTo(digest));
  }

  @Test
  void everyStateOfAnAccountIsStoredAndComesBackAsItWas() {
    for (AccountState state : Samples.of(AccountState.class)) {
      var states = Map.of(Samples.first(AccountEmail.class), state);
      assertThat(JsonDocuments.memories(JsonDocuments.written(states))).isEqualTo(states);
    }
  }

  @Test
  void everyAnswerOfAnAccountIsChecked() {
    CheckMoment check = new CheckMoment(Samples.NOON, Samples.NOON.plus(Duration.ofDays(1)));
    for (WatchedReading reading : readings()) {
      for (AccountState before : Samples.of(AccountState.class)) {
        AccountVerdict verdict = AccountCheck.of(reading, WarnLimits.STANDARD, before, check);
        assertThat(verdict.answered()).isEqualTo(reading.lookup() instanceof AccountLookup.Found);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfAFailureHasItsWords(Failure.Reason reason) {
    Failure failure = Failure.of(reason);
    Stream.of(FailureText.of(failure, Samples.NOON), Text.of(FailureText.brief(failure.reason())))
        .forEach(text -> assertThat(text.toString()).isNotBlank().doesNotContainPattern(TYPE_NAME));
  }

  @Test
  void everyAnswerAndEveryOutlookIsShown() {
    View view = Samples.first(View.class);
    for (Outlook outlook : Samples.of(Outlook.class)) {
      var past =
          new HistoryAndForecast(List.of(), Duration.ofDays(14), outlook, SampleCharts.BERLIN);
      for (AccountStatus status : Samples.of(AccountStatus.class)) {
        assertReadable(BalanceMessage.of(status, Lookback.USUAL, Optional.of(past), view));
      }
    }
    Samples.of(AccountsOverview.class)
        .forEach(overview -> assertReadable(OverviewMessage.of(overview, view)));
    Samples.of(OverviewStatus.class)
        .forEach(overview -> assertReadable(OverviewMessage.of(overview, Map.of(), view)));
  }

  private static void assertReadable(ChatMessage message) {
    assertThat(message.body()).isNotEmpty();
    assertThat(message.body())
        .filteredOn(Paragraph.class::isInstance)
        .extracting(block -> ((Paragraph) block).text().toString())
        .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContainPattern(TYPE_NAME));
  }

  private static List<WatchedReading> readings() {
    return Samples.of(AccountLookup.class).stream().map(WatchedReading::of).toList();
  }

  private static Finding finding(Cause cause, Trigger why) {
    return new Finding(Optional.of(Samples.first(AccountEmail.class)), why, cause);
  }

  private static Digest digest(Finding finding) {
    return new Digest(
        Samples.first(DigestKey.class),
        Samples.NOON,
        Samples.NOON,
        Set.of(),
        List.of(new DigestLine(finding, false)),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The line of a finding in the message of the day. */
  private static String text(Finding finding) {
    ChatMessage message =
        DigestMessage.preview(
            digest(finding), Samples.first(DigestWording.class), Optional.empty());
    Text line =
        message
            .body()
            .get(0)
            .match(
                Paragraph::text,
                other -> Text.EMPTY,
                other -> Text.EMPTY,
                other -> Text.EMPTY,
                other -> Text.EMPTY);
    return line.toString();
  }

  /** Cases that each answer the kind that they are for. */
  private static Object[] cases(Method match, Class<?> sealed) {
    Class<?>[] types = match.getParameterTypes();
    Object[] cases = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      Class<?> kind = kind(match, i, sealed);
      cases[i] =
          types[i] == Function.class
              ? (Function<Object, Object>) asked -> kind
              : Proxy.newProxyInstance(
                  types[i].getClassLoader(), new Class<?>[] {types[i]}, ANSWER_OF_CASES);
    }
    return cases;
  }

  /** The kind that a function takes; where it takes what that holds, the one in its place. */
  private static Class<?> kind(Method match, int place, Class<?> sealed) {
    Type function = match.getGenericParameterTypes()[place];
    return ((ParameterizedType) function).getActualTypeArguments()[0] instanceof Class<?> taken
            && sealed.isAssignableFrom(taken)
        ? taken
        : sealed.getPermittedSubclasses()[place];
  }
}
