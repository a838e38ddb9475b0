package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button.Action;
import bot.klingbalance.message.Button.Action.Refresh;
import bot.klingbalance.message.Button.Action.Share;
import bot.klingbalance.message.Button.Action.Snooze;
import bot.klingbalance.message.Button.Action.Watch;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Subject.Warned;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Buttons on the wire: a short code in which everything stands that the button needs, so that it
 * works after a restart, and no address.
 *
 * <p>The form is {@code verb:subject}. For a balance the verb is {@code refresh}, {@code
 * refresh-shared}, {@code share} or {@code watch}, and the subject is {@code all} or the tag of an
 * account, with {@code :30d} behind it where another time than the usual one is shown; for a daily
 * warning the verb is {@code reread}, {@code snooze-1d}, {@code snooze-3d} or {@code snooze-grant},
 * and the subject is the id of its delivery. At most {@value #MOST_CHARACTERS} characters.
 */
public final class ButtonCodes {
  /** Well below the 100 that Discord allows for a {@code custom_id}. */
  static final int MOST_CHARACTERS = 40;

  private static final Pattern FORM =
      Pattern.compile("(refresh|refresh-shared|share|watch):(all|[\\w-]{16})(?::([0-9]{1,3})d)?");

  private static final Pattern WARNING_FORM =
      Pattern.compile("(reread|snooze-1d|snooze-3d|snooze-grant):([\\w-]{1,25})");

  private final KnownAccounts known;

  ButtonCodes(KnownAccounts known) {
    this.known = known;
  }

  /** The code of an action. */
  public String of(Action action) {
    if (action.subject() instanceof Warned warned) {
      return warningVerb(action) + ":" + warned.delivery();
    }
    return verb(action) + ":" + subject(action.subject());
  }

  /** The action behind a code; nothing when it is none, or of an account that is gone. */
  CompletableFuture<Optional<Action>> action(String code) {
    Matcher form = FORM.matcher(code);
    if (!form.matches()) {
      return completedFuture(warningAction(code));
    }
    Function<Subject, Action> verb = verb(form.group(1));
    if (form.group(2).equals("all")) {
      return completedFuture(Optional.of(verb.apply(new AllAccounts())));
    }
    Optional<Lookback> past = past(form.group(3));
    return known
        .behind(form.group(2))
        .thenApply(
            email -> email.flatMap(one -> past.map(some -> verb.apply(new OneAccount(one, some)))));
  }

  private static Optional<Action> warningAction(String code) {
    Matcher form = WARNING_FORM.matcher(code);
    if (!form.matches()) {
      return Optional.empty();
    }
    Warned warned = new Warned(form.group(2));
    return Optional.of(
        switch (form.group(1)) {
          case "snooze-1d" -> new Snooze(warned, SnoozePeriod.ONE_DAY);
          case "snooze-3d" -> new Snooze(warned, SnoozePeriod.THREE_DAYS);
          case "snooze-grant" -> new Snooze(warned, SnoozePeriod.UNTIL_GRANT);
          default -> new Refresh(warned, Audience.CHANNEL);
        });
  }

  private static String warningVerb(Action action) {
    if (!(action instanceof Snooze snooze)) {
      return "reread";
    }
    return switch (snooze.period()) {
      case ONE_DAY -> "snooze-1d";
      case THREE_DAYS -> "snooze-3d";
      case UNTIL_GRANT -> "snooze-grant";
    };
  }

  private static String verb(Action action) {
    if (action instanceof Refresh refresh) {
      return refresh.audience() == Audience.CHANNEL ? "refresh-shared" : "refresh";
    }
    return action instanceof Watch ? "watch" : "share";
  }

  private static Function<Subject, Action> verb(String word) {
    return switch (word) {
      case "refresh" -> subject -> new Refresh(subject, Audience.ASKER);
      case "refresh-shared" -> subject -> new Refresh(subject, Audience.CHANNEL);
      case "watch" -> Watch::new;
      default -> Share::new;
    };
  }

  /** Nothing where it is none that this bot shows. */
  private static Optional<Lookback> past(@Nullable String days) {
    return days == null ? Optional.of(Lookback.USUAL) : Lookback.of(Integer.parseInt(days));
  }

  private String subject(Subject subject) {
    if (!(subject instanceof OneAccount one)) {
      return "all";
    }
    String tag = known.tag(one.email());
    return one.past().equals(Lookback.USUAL) ? tag : tag + ":" + one.past();
  }
}
