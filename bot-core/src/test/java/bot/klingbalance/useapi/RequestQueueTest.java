package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Requester;
import bot.klingbalance.useapi.RequestQueue.Ticket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requesters take turns. */
class RequestQueueTest {
  private static final Requester ANNA = new Requester("anna");
  private static final Requester BEN = new Requester("ben");
  private static final Requester CLEO = new Requester("cleo");

  private final List<String> started = new ArrayList<>();
  private final Queue<Ticket> running = new ArrayDeque<>();
  private RequestQueue queue = new RequestQueue(1, 100);

  @Test
  void whoeverAsksOnceWaitsBehindOneOfThoseWhoAskOften() {
    submit(ANNA, "a1", "a2", "a3", "a4");
    submit(BEN, "b1", "b2");
    submit(CLEO, "c1");

    assertThat(all(7)).containsExactly("a1", "a2", "b1", "c1", "a3", "b2", "a4");
  }

  @Test
  void whoHasNothingRunningComesBeforeWhoHas() {
    queue = new RequestQueue(4, 100);
    submit(ANNA, "a1", "a2", "a3", "a4", "a5", "a6");
    submit(BEN, "b1");

    assertThat(all(1)).endsWith("b1");
    submit(CLEO, "c1");
    assertThat(all(1)).endsWith("c1");
    assertThat(all(1)).endsWith("a5");
  }

  @Test
  void theQuestionsOfOneComeInTheirOrder() {
    submit(ANNA, "a1", "a2", "a3");

    assertThat(all(3)).containsExactly("a1", "a2", "a3");
  }

  @Test
  void whoWaitsForTheSameHasATurnOfTheirOwnForIt() {
    submit(ANNA, "a1", "a2", "a3");
    Ticket shared = ticket(ANNA, "shared");
    queue.submit(shared);
    queue.join(shared, BEN);
    submit(BEN, "b1");

    assertThat(all(5)).containsExactly("a1", "a2", "shared", "a3", "b1");
  }

  @Test
  void whoJoinsBetweenTwoAttemptsIsCountedAtTheNext() {
    Ticket shared = ticket(ANNA, "shared");
    queue.submit(shared);
    queue.join(shared, BEN);
    submit(ANNA, "a1", "a2");
    queue.submit(shared);

    assertThat(all(4)).containsExactly("shared", "a1", "shared", "a2");
  }

  @Test
  void aTaskThatNeedsNoPlaceLeavesItToTheNext() {
    submit(ANNA, "a1");
    queue.submit(new Ticket(() -> false, BEN));
    submit(CLEO, "c1");

    assertThat(all(2)).containsExactly("a1", "c1");
  }

  @Test
  void noMoreWaitThanHaveRoomWhateverTheirRequester() {
    queue = new RequestQueue(1, 2);
    submit(ANNA, "a1", "a2");
    Ticket last = ticket(BEN, "b1");

    assertThat(queue.submit(last)).isTrue();
    queue.join(last, CLEO);
    assertThat(queue.submit(ticket(CLEO, "c1"))).isFalse();
    assertThat(all(3)).containsExactly("a1", "a2", "b1");
    submit(CLEO, "c2");
    assertThat(all(1)).endsWith("c2");
  }

  @Test
  void asManyRunAsThereArePlaces() {
    queue = new RequestQueue(3, 100);
    IntStream.range(0, 10).forEach(i -> submit(ANNA, "a" + i));

    assertThat(started).containsExactly("a0", "a1", "a2");
    queue.release(running.remove());
    assertThat(started).hasSize(4);
  }

  private void submit(Requester requester, String... names) {
    for (String name : names) {
      queue.submit(ticket(requester, name));
    }
  }

  private Ticket ticket(Requester requester, String name) {
    AtomicReference<Ticket> mine = new AtomicReference<>();
    Ticket ticket =
        new Ticket(
            () -> {
              started.add(name);
              running.add(Objects.requireNonNull(mine.get()));
              return true;
            },
            requester);
    mine.set(ticket);
    return ticket;
  }

  /** Those that started, when so many were let go. */
  private List<String> all(int count) {
    IntStream.range(0, count).forEach(i -> queue.release(running.remove()));
    return started;
  }
}
