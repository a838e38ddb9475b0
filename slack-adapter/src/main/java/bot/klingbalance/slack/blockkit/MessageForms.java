package bot.klingbalance.slack.blockkit;

import java.util.List;
import java.util.Optional;

/**
 * The forms in which a message may go out, each simpler than the one before, and which of them is
 * to be tried now. Each differs from the one before by one kind of block.
 *
 * @param tried how many of them were refused
 */
public record MessageForms(List<MessageForm> all, int tried) {
  public MessageForms {
    all = List.copyOf(all);
    if (tried < 0 || tried >= all.size()) {
      throw new IllegalArgumentException("form %d of %d".formatted(tried, all.size()));
    }
  }

  public MessageForm current() {
    return all.get(tried);
  }

  /** How many simpler ones there are. */
  public int left() {
    return all.size() - tried - 1;
  }

  /** The next simpler one is to be tried. */
  public MessageForms simpler() {
    return new MessageForms(all, tried + 1);
  }

  /** Only the two simplest ones are to be tried. */
  public MessageForms simplest() {
    return new MessageForms(all.subList(Math.max(0, all.size() - 2), all.size()), 0);
  }

  /** The one that was refused last. */
  public Optional<MessageForm> refused() {
    return tried == 0 ? Optional.empty() : Optional.of(all.get(tried - 1));
  }
}
