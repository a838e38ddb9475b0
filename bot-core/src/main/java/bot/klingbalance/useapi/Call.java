package bot.klingbalance.useapi;

import bot.klingbalance.account.Requester;

/** A question to useapi.net with all that it takes to answer it. Safe for use by many threads. */
interface Call {
  /** Begins it, or makes its next attempt. Does not block. */
  void enqueue();

  /** Somebody else waits for the same: from now on it comes when the first of them has a turn. */
  void join(Requester requester);
}
