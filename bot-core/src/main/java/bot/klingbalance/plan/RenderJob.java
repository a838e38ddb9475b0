package bot.klingbalance.plan;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Clip;

/**
 * What somebody is about to render.
 *
 * @param count how many clips, from 1 to {@link #MOST}
 */
public record RenderJob(int count, Clip clip) {
  /** More at a time nobody asks for, and a hundred thousand of the dearest still add up. */
  public static final int MOST = 100_000;

  public RenderJob {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("%d clips".formatted(count));
    }
  }

  /** What it takes, {@link Credits#MOST} at most. */
  public Credits need() {
    return priceOf(count);
  }

  /** What so many of the clips take. */
  Credits priceOf(long clips) {
    long most = Credits.MOST / clip.price().hundredths();
    return new Credits(clips > most ? Credits.MOST : clips * clip.price().hundredths());
  }

  /** How many of the clips can be paid with so much. */
  public long affordableWith(Credits credits) {
    return credits.dividedBy(clip.price());
  }
}
