package bot.klingbalance.outbox;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.ChatMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A platform that outlives the bot: what was posted to it stays. It answers as it is told, then
 * well.
 */
public final class FakeChat implements ChatPort {
  private static final PostResult REFUSED_TOKEN =
      new PostResult.Refused("401", "The token is refused.", true);

  private final List<DeliveryId> posted = new ArrayList<>();
  private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
  private final Map<Integer, CompletableFuture<Void>> waited = new ConcurrentHashMap<>();
  private final Queue<FindResult> searches = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger edited = new AtomicInteger();
  private final Queue<Mood> editMoods = new ConcurrentLinkedQueue<>();
  private final Map<String, ChatMessage> shown = new HashMap<>();
  private final boolean knowsNonces;
  private boolean canBeSearched = true;
  private volatile CompletableFuture<PostAccess> access =
      completedFuture(new PostAccess.Granted("The bot may post there."));

  private FakeChat(boolean knowsNonces) {
    this.knowsNonces = knowsNonces;
  }

  /** Every message that it is sent is a new one. */
  public static FakeChat likeSlack() {
    return new FakeChat(false);
  }

  /** The same delivery twice is one message. */
  public static FakeChat likeDiscord() {
    return new FakeChat(true);
  }

  /** How it takes a post. */
  public enum Mood {
    GOOD,
    BUSY_FOR_30_SECONDS,
    TROUBLED,
    STORES_BUT_SAYS_TROUBLE,
    STORES_BUT_NEVER_ANSWERS,
    BREAKS,
    REFUSES,
    REFUSES_THE_TOKEN
  }

  public void willBe(Mood... next) {
    moods.addAll(List.of(next));
  }

  synchronized void cannotBeSearched() {
    canBeSearched = false;
  }

  synchronized void canBeSearchedAgain() {
    canBeSearched = true;
  }

  /** The next look for a message finds the platform in that state. */
  synchronized void nextSearchIs(FindResult result) {
    searches.add(result);
  }

  @Override
  public CompletableFuture<PostResult> post(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    sent.incrementAndGet();
    Mood mood = moods.isEmpty() ? Mood.GOOD : moods.remove();
    return switch (mood) {
      case GOOD -> completedFuture(new PostResult.Posted(store(channel, message, delivery)));
      case BUSY_FOR_30_SECONDS ->
          completedFuture(new PostResult.RetryAfter(Duration.ofSeconds(30), false, "429"));
      case TROUBLED -> completedFuture(new PostResult.RetryAfter(Duration.ZERO, true, "500"));
      case STORES_BUT_SAYS_TROUBLE -> {
        store(channel, message, delivery);
        yield completedFuture(new PostResult.RetryAfter(Duration.ZERO, true, "500"));
      }
      case STORES_BUT_NEVER_ANSWERS -> {
        store(channel, message, delivery);
        yield new CompletableFuture<>();
      }
      case BREAKS -> CompletableFuture.failedFuture(new IllegalStateException("a defect"));
      case REFUSES ->
          completedFuture(new PostResult.Refused("channel_not_found", "The channel is gone."));
      case REFUSES_THE_TOKEN -> completedFuture(REFUSED_TOKEN);
    };
  }

  @Override
  public CompletableFuture<PostResult> update(PostedMessage message, ChatMessage instead) {
    edited.incrementAndGet();
    Mood mood = editMoods.isEmpty() ? Mood.GOOD : editMoods.remove();
    return switch (mood) {
      case GOOD -> completedFuture(changed(message, instead));
      case BUSY_FOR_30_SECONDS ->
          completedFuture(new PostResult.RetryAfter(Duration.ofSeconds(30), false, "429"));
      case TROUBLED -> completedFuture(new PostResult.RetryAfter(Duration.ZERO, true, "500"));
      case STORES_BUT_SAYS_TROUBLE -> {
        changed(message, instead);
        yield completedFuture(new PostResult.RetryAfter(Duration.ZERO, true, "500"));
      }
      case STORES_BUT_NEVER_ANSWERS -> {
        changed(message, instead);
        yield new CompletableFuture<>();
      }
      case BREAKS -> CompletableFuture.failedFuture(new IllegalStateException("a defect"));
      case REFUSES -> completedFuture(new PostResult.Refused("50083", "The thread is archived."));
      case REFUSES_THE_TOKEN -> completedFuture(REFUSED_TOKEN);
    };
  }

  private synchronized PostResult changed(PostedMessage message, ChatMessage instead) {
    if (!shown.containsKey(message.id())) {
      return new PostResult.Refused("message_not_found", "The message is gone.");
    }
    shown.put(message.id(), instead);
    return new PostResult.Posted(message);
  }

  /** How it takes the next edits. */
  public void willTakeEdits(Mood... next) {
    editMoods.addAll(List.of(next));
  }

  /** Somebody deletes a message. */
  public synchronized void delete(DeliveryId delivery) {
    shown.remove("m-" + delivery.value());
    posted.removeIf(delivery::equals);
  }

  /** What a message says; nothing where it stands no more. */
  public synchronized Optional<ChatMessage> shown(DeliveryId delivery) {
    return Optional.ofNullable(shown.get("m-" + delivery.value()));
  }

  /** How often it was asked to edit something. */
  public int edited() {
    return edited.get();
  }

  @Override
  public synchronized CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    if (searches.peek() != null) {
      return completedFuture(searches.remove());
    }
    if (!canBeSearched) {
      return completedFuture(
          new FindResult.Unclear("the history may not be read", Duration.ZERO, true));
    }
    return completedFuture(
        posted.contains(delivery)
            ? new FindResult.Found(new PostedMessage(channel, "m-" + delivery.value()))
            : new FindResult.Absent());
  }

  @Override
  public Duration takesOnceFor() {
    return knowsNonces ? Duration.ofMinutes(5) : Duration.ZERO;
  }

  @Override
  public CompletableFuture<PostAccess> access(Channel channel) {
    return access;
  }

  /** What a look at its channels tells from now on. */
  void tellsOfAccess(CompletableFuture<PostAccess> told) {
    access = told;
  }

  /** How often it was sent something, whether or not it took it. */
  int sent() {
    return sent.get();
  }

  /** How often each message stands there. */
  public synchronized Map<String, Integer> messages() {
    Map<String, Integer> counted = new TreeMap<>();
    posted.forEach(each -> counted.merge(each.value(), 1, Integer::sum));
    return counted;
  }

  /** Done when so many messages stand there. */
  CompletableFuture<Void> hasMessages(int count) {
    return waited.computeIfAbsent(count, ignored -> new CompletableFuture<>());
  }

  private synchronized PostedMessage store(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    if (!knowsNonces || !posted.contains(delivery)) {
      posted.add(delivery);
      shown.put("m-" + delivery.value(), message);
      hasMessages(posted.size()).complete(null);
    }
    return new PostedMessage(channel, "m-" + delivery.value());
  }
}
