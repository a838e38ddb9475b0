package bot.klingbalance.chat;

import java.util.function.Function;

/**
 * Whether the bot may post in a channel, as far as the platform tells before anything is posted.
 *
 * <p>Each kind holds sentences for people: the first says what was found, the others what whoever
 * runs the bot or manages the channel can do about it.
 */
public sealed interface PostAccess {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Granted, T> granted,
      Function<Limited, T> limited,
      Function<Denied, T> denied,
      Function<Unknown, T> unknown);

  /** Whether a message would be taken, in whatever form; not where it cannot be told. */
  default boolean mayPost() {
    return match(granted -> true, limited -> true, denied -> false, unknown -> false);
  }

  /** It may. */
  record Granted(String sentences) implements PostAccess {
    @Override
    public <T> T match(
        Function<Granted, T> granted,
        Function<Limited, T> limited,
        Function<Denied, T> denied,
        Function<Unknown, T> unknown) {
      return granted.apply(this);
    }
  }

  /** It may, but a message loses something there, such as its picture. */
  record Limited(String sentences) implements PostAccess {
    @Override
    public <T> T match(
        Function<Granted, T> granted,
        Function<Limited, T> limited,
        Function<Denied, T> denied,
        Function<Unknown, T> unknown) {
      return limited.apply(this);
    }
  }

  /** It may not: a message would be refused. */
  record Denied(String sentences) implements PostAccess {
    @Override
    public <T> T match(
        Function<Granted, T> granted,
        Function<Limited, T> limited,
        Function<Denied, T> denied,
        Function<Unknown, T> unknown) {
      return denied.apply(this);
    }
  }

  /**
   * It cannot be told.
   *
   * @param isForTrouble whether the platform failed or did not answer; else it does not say, or not
   *     now
   */
  record Unknown(String sentences, boolean isForTrouble) implements PostAccess {
    @Override
    public <T> T match(
        Function<Granted, T> granted,
        Function<Limited, T> limited,
        Function<Denied, T> denied,
        Function<Unknown, T> unknown) {
      return unknown.apply(this);
    }
  }
}
