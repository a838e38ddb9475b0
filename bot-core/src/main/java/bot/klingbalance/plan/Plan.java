package bot.klingbalance.plan;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.pack.PackChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a job can be rendered.
 *
 * @param counted between how many accounts it was decided
 * @param others the accounts that have too little for it alone, the one with most first
 * @param topUp what would give one of those enough, where packs are known that do
 */
public record Plan(
    RenderJob job,
    Decision decision,
    int counted,
    List<PlanAccount> others,
    Optional<TopUp> topUp) {
  public Plan {
    others = List.copyOf(others);
  }

  /** Whether it can be rendered with the credits at hand. */
  public boolean isPossible() {
    return decision.match(onOne -> true, split -> true, tooLittle -> false);
  }

  /** What each account to use renders; none where it is not possible. */
  public List<Share> shares() {
    return decision.match(
        onOne -> List.of(new Share(onOne.account(), job.count(), job.need())),
        Split::shares,
        tooLittle -> List.of());
  }

  /** Which account to use. */
  public sealed interface Decision {
    /**
     * Applies the function of its kind. A new kind adds a parameter, so no caller can forget it.
     */
    <T> T match(
        Function<OnOne, T> onOne, Function<Split, T> split, Function<TooLittle, T> tooLittle);
  }

  /**
   * One account has enough.
   *
   * @param account the one to use
   * @param alsoAble the others that have enough, the next best one first
   */
  public record OnOne(PlanAccount account, List<PlanAccount> alsoAble) implements Decision {
    public OnOne {
      alsoAble = List.copyOf(alsoAble);
    }

    @Override
    public <T> T match(
        Function<OnOne, T> onOne, Function<Split, T> split, Function<TooLittle, T> tooLittle) {
      return onOne.apply(this);
    }
  }

  /**
   * Several accounts have enough together.
   *
   * @param shares at least two, the one with most clips first
   */
  public record Split(List<Share> shares) implements Decision {
    public Split {
      shares = List.copyOf(shares);
    }

    @Override
    public <T> T match(
        Function<OnOne, T> onOne, Function<Split, T> split, Function<TooLittle, T> tooLittle) {
      return split.apply(this);
    }
  }

  /** All accounts together have too little. */
  public record TooLittle() implements Decision {
    @Override
    public <T> T match(
        Function<OnOne, T> onOne, Function<Split, T> split, Function<TooLittle, T> tooLittle) {
      return tooLittle.apply(this);
    }
  }

  /**
   * What one account renders.
   *
   * @param clips how many, at least one
   * @param credits what they take
   */
  public record Share(PlanAccount account, int clips, Credits credits) {}

  /**
   * What to buy.
   *
   * @param account on which
   */
  public record TopUp(AccountEmail account, PackChoice packs) {}
}
