package bot.klingbalance.useapi;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A useapi.net that minds the case of an address, and what its list says of an account. */
class SpellingTest extends RequestContexts {
  private static final String LIST = "/v1/kling/accounts";
  private static final String IN_CAPITALS = LIST + "/Studio@Example.com";
  private static final String IN_LOWER_CASE = LIST + "/studio@example.com";

  /** What it has, by path; it knows nothing else. */
  private final Map<String, String> bodies = new ConcurrentHashMap<>();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch listIsAskedFor = new CountDownLatch(1);
  private final CountDownLatch listMayCome = new CountDownLatch(1);
  private volatile boolean isListHeld;

  @BeforeEach
  void answerByExactPath() {
    bodies.put(LIST, "{\"Studio@Example.com\":{}}");
    bodies.put(IN_CAPITALS, Bodies.ACCOUNT);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return answer(request.getUrl().encodedPath());
          }
        });
  }

  @Test
  void anAccountIsAskedForAsTheListSpellsIt() {
    list();
    AccountLookup lookup = find();

    assertThat(lookup.left()).contains(Credits.of(560));
    assertThat(lookup.email()).isEqualTo(STUDIO);
    assertThat(asked).containsExactly(LIST, IN_CAPITALS);
  }

  @Test
  void theListThatWasReadLastDecides() {
    list();
    bodies.put(LIST, "{\"studio@example.com\":{}}");
    bodies.put(IN_LOWER_CASE, Bodies.ACCOUNT);
    time.pass(Duration.ofSeconds(10));
    answer(accounts.list(LIVE));
    find();

    assertThat(asked).containsExactly(LIST, LIST, IN_LOWER_CASE);
  }

  @Test
  void withoutAListAnUnknownAccountIsLookedForInItAndAskedForOnceMore() {
    assertThat(find().left()).contains(Credits.of(560));
    assertThat(find().left()).contains(Credits.of(560));

    assertThat(asked).containsExactly(IN_LOWER_CASE, LIST, IN_CAPITALS);
  }

  @Test
  void anAccountThatUseapiKnowsIsNotHeldUpByTheList() {
    bodies.put(IN_LOWER_CASE, Bodies.ACCOUNT);
    find();

    assertThat(asked).containsExactly(IN_LOWER_CASE);
  }

  @Test
  void anAccountInNoListIsAskedForOnceAndTheListToo() {
    Failed unknown = new Failed(OTHER, Failure.of(Reason.NOT_CONFIGURED));

    assertThat(find(OTHER)).isEqualTo(unknown);
    time.pass(Duration.ofSeconds(10));
    assertThat(answer(accounts.find(OTHER, LIVE))).isEqualTo(unknown);
    assertThat(asked).containsExactly(LIST + "/other@example.com", LIST, asked.get(0));
  }

  @Test
  void whereTheListCannotBeReadTheAccountIsUnknownStill() {
    bodies.put(LIST, "<html>");

    assertThat(find()).isEqualTo(new Failed(STUDIO, Failure.of(Reason.NOT_CONFIGURED)));
    assertThat(asked).containsExactly(IN_LOWER_CASE, LIST, LIST);
  }

  @Test
  void closingEndsAlsoTheWaitForTheList() throws InterruptedException {
    isListHeld = true;
    CompletableFuture<AccountLookup> running = accounts.find(STUDIO, RECENT);
    assertThat(listIsAskedFor.await(30, TimeUnit.SECONDS)).isTrue();
    accounts.close();
    listMayCome.countDown();

    assertThat(answer(running)).isInstanceOf(Failed.class);
    assertThat(accounts.find(STUDIO, RECENT)).isDone();
  }

  @Test
  void anErrorOfTheListIsToldWithTheAccountThatAnswersAndHidesAddresses() {
    bodies.put(LIST, "{\"Studio@Example.com\":{\"error\":\"Login of\\nboss@example.com failed\"}}");
    list();

    assertThat(listedError()).contains("Login of ••• failed");
    assertThat(((Found) find()).account().error()).isEmpty();
    assertThat(find().left()).contains(Credits.of(560));
  }

  @Test
  void anErrorEndsWithTheListThatDoesNotHaveItAnyMore() {
    bodies.put(LIST, "{\"Studio@Example.com\":{\"error\":\"Login failed\"}}");
    list();
    assertThat(listedError()).isPresent();
    bodies.put(LIST, "{\"Studio@Example.com\":{}}");
    time.pass(Duration.ofSeconds(10));
    answer(accounts.list(LIVE));

    assertThat(listedError()).isEmpty();
  }

  @Test
  void anErrorThatWasListedLongAgoIsNotToldAnyMore() {
    bodies.put(LIST, "{\"Studio@Example.com\":{\"error\":\"Login failed\"}}");
    list();
    time.pass(Duration.ofMinutes(60));
    assertThat(listedError()).isPresent();
    time.pass(Duration.ofMinutes(1));

    assertThat(listedError()).isEmpty();
  }

  private Optional<String> listedError() {
    return ((Found) find()).account().listedError();
  }

  private MockResponse answer(String path) throws InterruptedException {
    asked.add(path);
    if (path.equals(LIST) && isListHeld) {
      listIsAskedFor.countDown();
      assertThat(listMayCome.await(30, TimeUnit.SECONDS)).isTrue();
    }
    String body = bodies.get(path);
    return body == null ? response(404, "").build() : response(200, body).build();
  }
}
