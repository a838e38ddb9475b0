package bot.klingbalance.message;

import bot.klingbalance.account.Credits;
import java.util.Optional;

/**
 * A kind of clip that a team renders, to say how many more of it the credits pay for.
 *
 * @param name in the singular, such as {@code v3 pro clip}
 * @param price what one costs; more than nothing
 * @param model as the statistics of useapi.net name it, where it is known
 */
public record Clip(String name, Credits price, Optional<String> model) {
  public Clip {
    if (price.isZero()) {
      throw new IllegalArgumentException("a clip that costs nothing");
    }
  }

  /** A clip of which no model is known. */
  public Clip(String name, Credits price) {
    this(name, price, Optional.empty());
  }
}
