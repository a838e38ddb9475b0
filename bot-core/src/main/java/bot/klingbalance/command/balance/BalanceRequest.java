package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a person asked for with {@code /kling-balance}. */
public sealed interface BalanceRequest {
  <T> T match(Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake);

  /** Show a balance. */
  record Show(OfAccounts subject) implements BalanceRequest {
    @Override
    public <T> T match(
        Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake) {
      return show.apply(this);
    }
  }

  /** Say what the command does. */
  record Help() implements BalanceRequest {
    @Override
    public <T> T match(
        Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake) {
      return help.apply(this);
    }
  }

  /** Something that cannot be shown as it was typed. */
  sealed interface Mistake extends BalanceRequest {
    /** What to say to it. */
    ChatMessage answer();

    @Override
    default <T> T match(
        Function<Show, T> show, Function<Help, T> help, Function<Mistake, T> mistake) {
      return mistake.apply(this);
    }
  }

  /** Something that is neither an address nor a word that the command knows. */
  record NotUnderstood(String typed) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.notAnAddress(typed);
    }
  }

  /** What stands behind an address is no time that can be shown. */
  record NoSuchTime(String typed) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.noSuchTime(typed);
    }
  }

  /** A time, and no account. */
  record TimeAlone(Lookback past) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.timeWithoutAccount(past);
    }
  }

  /** More than one address where the command is of one. */
  record SeveralAddresses(AccountEmail first) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.oneAtATime(first);
    }
  }

  /** What would be an address but for a character that only looks like another. */
  record LooksAlike(LookAlike character) implements Mistake {
    @Override
    public ChatMessage answer() {
      return CommandMessages.looksAlike(character);
    }
  }

  /** The request that stands behind the name of the command. */
  static BalanceRequest parse(String typed) {
    List<String> words = TypedText.words(typed);
    if (words.isEmpty()) {
      return TypedText.plain(typed).isEmpty()
          ? new Show(new AllAccounts())
          : new NotUnderstood(TypedText.plain(typed));
    }
    if (words.size() == 1 && TypedText.bare(words.get(0)).toLowerCase(Locale.ROOT).equals("help")) {
      return new Help();
    }
    List<AccountEmail> addresses = TypedAddress.allIn(words);
    if (addresses.size() > 1) {
      return new SeveralAddresses(addresses.get(0));
    }
    return one(words);
  }

  private static BalanceRequest one(List<String> words) {
    Optional<AccountEmail> email = TypedAddress.in(words.get(0));
    if (email.isPresent()) {
      return ofOne(email.get(), String.join(" ", words.subList(1, words.size())));
    }
    Optional<LookAlike> alike =
        words.stream().map(LookAlike::in).flatMap(Optional::stream).findFirst();
    if (alike.isPresent()) {
      return new LooksAlike(alike.get());
    }
    String text = String.join(" ", words);
    return Lookback.parse(TypedText.value(text))
        .<BalanceRequest>map(TimeAlone::new)
        .orElse(new NotUnderstood(text));
  }

  private static BalanceRequest ofOne(AccountEmail email, String past) {
    return past.isEmpty()
        ? new Show(new OneAccount(email))
        : Lookback.parse(TypedText.value(past))
            .<BalanceRequest>map(some -> new Show(new OneAccount(email, some)))
            .orElse(new NoSuchTime(past));
  }
}
