package bot.klingbalance.polling;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.history.RecordedReading;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Accounts of which each answer is noted for the history, once however many wait for it, and each
 * list passed on. Whoever asks notices nothing: an answer that is at hand is there at once, and no
 * answer waits for a note.
 */
public final class RecordingAccounts implements Accounts {
  private static final int MOST_REMEMBERED = 10_000;

  private final Accounts accounts;
  private final ReadingRecorder recorder;
  private final Consumer<AccountLookup> news;
  private final Consumer<Listed> lists;
  private final Cache<AccountEmail, Instant> noted;

  /** Accounts of which answers are kept, and nobody else hears of them. */
  public RecordingAccounts(Accounts accounts, ReadingRecorder recorder) {
    this(accounts, recorder, answer -> {}, list -> {});
  }

  /**
   * Accounts of which answers are kept.
   *
   * @param news told of each new answer, and of each failure as often as somebody hears of it; it
   *     does not block
   * @param lists told of each list as often as somebody hears of it; it does not block
   */
  public RecordingAccounts(
      Accounts accounts,
      ReadingRecorder recorder,
      Consumer<AccountLookup> news,
      Consumer<Listed> lists) {
    this(
        accounts,
        recorder,
        news,
        lists,
        Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).executor(Runnable::run).build());
  }

  private RecordingAccounts(
      Accounts accounts,
      ReadingRecorder recorder,
      Consumer<AccountLookup> news,
      Consumer<Listed> lists,
      Cache<AccountEmail, Instant> noted) {
    this.accounts = accounts;
    this.recorder = recorder;
    this.news = news;
    this.lists = lists;
    this.noted = noted;
  }

  /** A copy that is not done yet is the caller's to end early; the answer is noted all the same. */
  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    CompletableFuture<AccountLookup> answer = accounts.find(email, freshness);
    CompletableFuture<Void> unused = answer.thenAccept(this::note);
    return answer.copy();
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    CompletableFuture<AccountListing> listing = accounts.list(freshness);
    CompletableFuture<Void> unused = listing.thenAccept(this::note);
    return listing.copy();
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new RecordingAccounts(accounts.onBehalfOf(requester), recorder, news, lists, noted);
  }

  private void note(AccountListing listing) {
    if (listing instanceof Listed listed) {
      lists.accept(listed);
    }
  }

  private void note(AccountLookup lookup) {
    if (!(lookup instanceof Found found)) {
      news.accept(lookup);
    } else if (isNews(found)) {
      news.accept(found);
      recorder.note(found.email(), new RecordedReading(found.asOf(), found.account().balance()));
    }
  }

  private boolean isNews(Found found) {
    Instant before = noted.asMap().put(found.email(), found.asOf());
    return !found.asOf().equals(before);
  }
}
