package bot.klingbalance.message;

import bot.klingbalance.account.AccountEmail;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the press of a button is about. */
public sealed interface Subject {
  <T> T match(
      Function<OneAccount, T> oneAccount,
      Function<AllAccounts, T> allAccounts,
      Function<Item, T> item,
      Function<ItemOf, T> itemOf);

  /** One account, or all of them. */
  sealed interface OfAccounts extends Subject {
    <T> T match(Function<OneAccount, T> oneAccount, Function<AllAccounts, T> allAccounts);

    @Override
    default <T> T match(
        Function<OneAccount, T> oneAccount,
        Function<AllAccounts, T> allAccounts,
        Function<Item, T> item,
        Function<ItemOf, T> itemOf) {
      return match(oneAccount, allAccounts);
    }
  }

  /**
   * One account, in full.
   *
   * @param past how far back its picture goes
   */
  record OneAccount(AccountEmail email, Lookback past) implements OfAccounts {
    /** As far back as is usual. */
    public OneAccount(AccountEmail email) {
      this(email, Lookback.USUAL);
    }

    @Override
    public <T> T match(Function<OneAccount, T> oneAccount, Function<AllAccounts, T> allAccounts) {
      return oneAccount.apply(this);
    }
  }

  /** Every account that may be shown, a line each. */
  record AllAccounts() implements OfAccounts {
    @Override
    public <T> T match(Function<OneAccount, T> oneAccount, Function<AllAccounts, T> allAccounts) {
      return allAccounts.apply(this);
    }
  }

  /**
   * Something else that the command of the button knows by an id, such as a daily warning by that
   * of its delivery.
   *
   * @param id 1 to 25 letters, digits, {@code -} and {@code _}
   */
  record Item(String id) implements Subject {
    private static final Pattern FORM = Pattern.compile("[\\w-]{1,25}");

    public Item {
      if (!isId(id)) {
        throw new IllegalArgumentException("no id for a button: " + id);
      }
    }

    /** Whether that is one. */
    public static boolean isId(String text) {
      return FORM.matcher(text).matches();
    }

    @Override
    public <T> T match(
        Function<OneAccount, T> oneAccount,
        Function<AllAccounts, T> allAccounts,
        Function<Item, T> item,
        Function<ItemOf, T> itemOf) {
      return item.apply(this);
    }
  }

  /** Such a thing of one account or of all of them, such as a job to render on it. */
  record ItemOf(Item item, OfAccounts accounts) implements Subject {
    @Override
    public <T> T match(
        Function<OneAccount, T> oneAccount,
        Function<AllAccounts, T> allAccounts,
        Function<Item, T> item,
        Function<ItemOf, T> itemOf) {
      return itemOf.apply(this);
    }
  }
}
