package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for one account in the spelling of the list that was read last. useapi.net may mind the case
 * of an address: one that it does not know is looked for in a recent list, and asked for once more
 * where that spells it otherwise.
 */
final class AccountCall implements Call {
  private final AccountEmail email;
  private final Upstream upstream;
  private final CompletableFuture<AccountLookup> result;
  private final CompletableFuture<AccountLookup> first = new CompletableFuture<>();
  private final String spelling;
  private final List<Requester> requesters = new ArrayList<>();

  /** What is asked now; guarded by this, as the requesters are. */
  private Call current;

  /** What a call works with. */
  interface Upstream {
    /** As the list that was read last has it. */
    String spelling(AccountEmail email);

    /** Completes once a list was read that is not old, or cannot be. */
    CompletableFuture<?> readRecentList(Requester requester);

    /** A call in one spelling that has not begun; it ends when {@code answer} is completed. */
    Call inSpelling(
        AccountEmail email,
        String spelling,
        Requester requester,
        CompletableFuture<AccountLookup> answer);
  }

  /**
   * A call that has not begun.
   *
   * @param result is completed with what comes of it; when it is done before, the call ends
   */
  AccountCall(
      AccountEmail email,
      Upstream upstream,
      Requester requester,
      CompletableFuture<AccountLookup> result) {
    this.email = email;
    this.upstream = upstream;
    this.result = result;
    this.spelling = upstream.spelling(email);
    this.requesters.add(requester);
    this.current = upstream.inSpelling(email, spelling, requester, first);
  }

  @Override
  public void enqueue() {
    var unused = result.thenAccept(first::complete);
    var unusedToo = first.thenAccept(this::answered);
    now().enqueue();
  }

  @Override
  public synchronized void join(Requester requester) {
    requesters.add(requester);
    current.join(requester);
  }

  private synchronized Call now() {
    return current;
  }

  private synchronized Requester firstRequester() {
    return requesters.get(0);
  }

  private void answered(AccountLookup lookup) {
    if (result.isDone() || !isUnknown(lookup)) {
      result.complete(lookup);
      return;
    }
    var unused = upstream.readRecentList(firstRequester()).thenAccept(list -> askAsListed(lookup));
  }

  private void askAsListed(AccountLookup unknown) {
    String listed = upstream.spelling(email);
    if (listed.equals(spelling)) {
      result.complete(unknown);
    } else {
      inSpelling(listed).enqueue();
    }
  }

  private synchronized Call inSpelling(String listed) {
    Call once = upstream.inSpelling(email, listed, requesters.get(0), result);
    requesters.forEach(once::join);
    current = once;
    return once;
  }

  private static boolean isUnknown(AccountLookup lookup) {
    return lookup.match(
        found -> false, failed -> failed.failure().reason() == Reason.NOT_CONFIGURED);
  }
}
