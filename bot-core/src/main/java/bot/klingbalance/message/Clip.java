package bot.klingbalance.message;

import bot.klingbalance.account.Credits;

/**
 * A kind of clip that a team renders, to say how many more of it the credits pay for.
 *
 * @param name in the singular, such as {@code v3 pro clip}
 * @param price what one costs; more than nothing
 */
public record Clip(String name, Credits price) {
  public Clip {
    if (price.isZero()) {
      throw new IllegalArgumentException("a clip that costs nothing");
    }
  }
}
