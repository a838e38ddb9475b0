package bot.klingbalance.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button.Action;
import bot.klingbalance.message.Button.Action.Refresh;
import bot.klingbalance.message.Button.Action.Share;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Buttons on the wire: a short code in which everything stands that the button needs, so that it
 * works after a restart, and no address.
 *
 * <p>The form is {@code verb:subject}, where the verb is {@code refresh}, {@code refresh-shared} or
 * {@code share}, and the subject is {@code all} or the tag of an account. At most {@value
 * #MOST_CHARACTERS} characters.
 */
public final class ButtonCodes {
  /** Well below the 100 that Discord allows for a {@code custom_id}. */
  static final int MOST_CHARACTERS = 40;

  private static final Pattern FORM =
      Pattern.compile("(refresh|refresh-shared|share):(all|[\\w-]{16})");

  private final KnownAccounts known;

  ButtonCodes(KnownAccounts known) {
    this.known = known;
  }

  /** The code of an action. */
  public String of(Action action) {
    return verb(action) + ":" + subject(action.subject());
  }

  /** The action behind a code; nothing when it is none, or of an account that is gone. */
  CompletableFuture<Optional<Action>> action(String code) {
    Matcher form = FORM.matcher(code);
    if (!form.matches()) {
      return completedFuture(Optional.empty());
    }
    Function<Subject, Action> verb = verb(form.group(1));
    if (form.group(2).equals("all")) {
      return completedFuture(Optional.of(verb.apply(new AllAccounts())));
    }
    return known.behind(form.group(2)).thenApply(email -> email.map(OneAccount::new).map(verb));
  }

  private static String verb(Action action) {
    if (action instanceof Refresh refresh) {
      return refresh.audience() == Audience.CHANNEL ? "refresh-shared" : "refresh";
    }
    return "share";
  }

  private static Function<Subject, Action> verb(String word) {
    return switch (word) {
      case "refresh" -> subject -> new Refresh(subject, Audience.ASKER);
      case "refresh-shared" -> subject -> new Refresh(subject, Audience.CHANNEL);
      default -> Share::new;
    };
  }

  private String subject(Subject subject) {
    return subject instanceof OneAccount one ? known.tag(one.email()) : "all";
  }
}
