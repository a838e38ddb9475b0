package bot.klingbalance.usage;

import bot.klingbalance.account.Credits;
import java.util.List;

/**
 * What the jobs of a model took, by what one costs: an estimate.
 *
 * @param succeeded a job that failed costs nothing
 * @param price of one job
 */
public record ModelCredits(String model, int succeeded, Credits price) {
  public Credits credits() {
    return new Credits(Math.min(Credits.MOST, Math.multiplyExact(price.hundredths(), succeeded)));
  }

  public static Credits total(List<ModelCredits> models) {
    return models.stream().map(ModelCredits::credits).reduce(Credits.ZERO, Credits::plus);
  }
}
