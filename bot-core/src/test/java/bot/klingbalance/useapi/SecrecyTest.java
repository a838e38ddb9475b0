package bot.klingbalance.useapi;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.useapi.wire.AskedWait;
import bot.klingbalance.useapi.wire.HttpExchange;
import bot.klingbalance.useapi.wire.LogText;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Neither the token nor an address leaks into logs and failures. */
class SecrecyTest extends RequestContexts {
  private static final String PART_OF_TOKEN = "Tr0ub4dor";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final ListOfRecords records = new ListOfRecords();
  private final ch.qos.logback.classic.Logger root =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger jdkRoot = Logger.getLogger("");
  private final java.util.logging.Level jdkLevel = jdkRoot.getLevel();

  @BeforeEach
  void listen() {
    root.setLevel(Level.TRACE);
    root.addAppender(log);
    log.start();
    jdkRoot.setLevel(java.util.logging.Level.ALL);
    jdkRoot.addHandler(records);
  }

  @AfterEach
  void listenNoMore() {
    root.setLevel(Level.OFF);
    root.detachAppender(log);
    jdkRoot.setLevel(jdkLevel);
    jdkRoot.removeHandler(records);
  }

  @ParameterizedTest
  @CsvSource({"200", "400", "401", "402", "404", "412", "429", "500", "596", "302", "418"})
  void anAnswerThatRepeatsTheRequestGivesNothingAway(int status) {
    String echo =
        "Bearer %s and user%%3A1234-Tr0ub4dor for studio@example.com, studio%%40example.com";
    for (String body :
        List.of(
            echo.formatted(TOKEN.reveal()),
            "{\"error\":\"%s\"}".formatted(echo.formatted(TOKEN.reveal())),
            "{\"error\":{\"code\":401,\"message\":\"%s\"}}"
                .formatted(echo.formatted(TOKEN.reveal())))) {
      server.setDispatcher(
          always(response(status, body).addHeader("Retry-After", TOKEN.reveal()).build()));
      String shown = answer(accounts.find(STUDIO, LIVE)) + " " + answer(accounts.list(LIVE));
      assertThat(shown).doesNotContain(PART_OF_TOKEN);
      time.pass(AskedWait.LONGEST);
    }
    assertNothingGivenAway();
  }

  @Test
  void aConnectionThatFailsGivesNothingAway() {
    server.close();
    find();

    assertNothingGivenAway();
  }

  @Test
  void eachFailureIsLoggedOnceInOneLine() {
    upstreamAnswers(500, "a\nb");
    upstreamAnswers(500, "a\nb");
    upstreamAnswers(500, "a\u0007\n\u001b[31mb");
    find();

    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getLevel()).isEqualTo(Level.INFO);
    assertThat(log.list.get(0).getFormattedMessage())
        .startsWith(
            "useapi.net was asked for st•••o@example.com in vain: useapi.net is in trouble; 3 requests")
        .endsWith("(HTTP 500: a [31mb)");
  }

  @Test
  void oneRequestIsNoPlural() {
    upstreamAnswers(401, "{}");
    find();

    assertThat(log.list).singleElement().asString().contains("API token refused; 1 request in ");
  }

  @ParameterizedTest
  @CsvSource({"401", "402", "418"})
  void whatTheOneWhoRunsTheBotHasToLookAtIsAWarning(int status) {
    upstreamAnswers(status, "");
    find();

    assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
  }

  @Test
  void aRefusedTokenIsLoggedWithTheRemedy() {
    upstreamAnswers(401, "");
    find();

    assertThat(log.list.get(0).getFormattedMessage())
        .contains("API token refused")
        .endsWith(
            ". Copy a valid API token from useapi.net, set it (useapi.token), and start the bot"
                + " again.");
  }

  @Test
  void aSuccessIsNotLogged() {
    upstreamAnswers(200, Bodies.ACCOUNT);
    find();

    assertThat(log.list).isEmpty();
  }

  @Test
  void entriesWithoutAnAddressAreMentionedOnce() {
    upstreamAnswers(200, "{\"studio@example.com\":{},\"x\":{},\"y\":{}}");
    list();

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "2 of 3 entries in the list of accounts left out, without a usable address");
  }

  @Test
  void whatHoldsTheTokenDoesNotPrintIt() {
    HttpExchange exchange = new HttpExchange(shared, TOKEN, 1);
    RequestContext context = UseApiAccounts.context(exchange, time, UseApiLimits.DEFAULT);

    assertThat(context.toString()).contains("HttpExchange").doesNotContain(PART_OF_TOKEN);
    exchange.close();
  }

  @Test
  void anAccountInTwoSpellingsIsLoggedOnceAndMasked() {
    String list = "{\"Studio@example.com\":{},\"studio@example.com\":{}}";
    server.setDispatcher(always(response(200, list).build()));
    answer(accounts.list(LIVE));
    answer(accounts.list(LIVE));

    assertThat(log.list)
        .filteredOn(line -> line.getFormattedMessage().contains("more than once"))
        .singleElement()
        .satisfies(line -> assertThat(line.getFormattedMessage()).contains("st•••o@example.com"));
    assertNothingGivenAway();
  }

  @Test
  void foreignWordsAreShortOneLineAndWithoutAddresses() {
    assertThat(LogText.of("no  such\r\naccount\u2028 a+b@x.example, see a%2Bb%40x.example!"))
        .isEqualTo("no such account •••, see •••");
    assertThat(LogText.of("x".repeat(1 << 20))).hasSize(201).endsWith("…");
    assertThat(LogText.of("\u202Ereversed\u0000")).isEqualTo("reversed");
  }

  private static Dispatcher always(MockResponse response) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return response;
      }
    };
  }

  private void assertNothingGivenAway() {
    Stream<String> ours =
        log.list.stream().map(each -> each.getFormattedMessage() + trace(each.getThrowableProxy()));
    assertThat(ours.toList())
        .isNotEmpty()
        .noneMatch(line -> line.contains(PART_OF_TOKEN))
        .noneMatch(line -> line.contains(STUDIO.value()) || line.contains("studio%40"));
    assertThat(records.lines).noneMatch(line -> line.contains(PART_OF_TOKEN));
  }

  private static String trace(IThrowableProxy thrown) {
    return thrown == null ? "" : " " + thrown.getClassName() + ": " + thrown.getMessage();
  }

  /** What OkHttp and the JDK log. */
  private static final class ListOfRecords extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord each) {
      lines.add(each.getMessage() + " " + each.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
