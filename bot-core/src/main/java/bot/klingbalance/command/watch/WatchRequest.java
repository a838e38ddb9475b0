package bot.klingbalance.command.watch;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Text;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.Weekdays;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** What a person asked for with {@code /kling-watch}. */
public sealed interface WatchRequest {
  <T> T match(Cases<T> cases);

  /** One case for each kind of request. */
  interface Cases<T> {
    T add(Add add);

    T report(Report report);

    T show(Show show);

    T remove(Remove remove);

    T pause(Pause pause);

    T check(Check check);

    T resend(Resend resend);

    T doctor(Doctor doctor);

    T help(Help help);

    T mistake(Mistake mistake);
  }

  /** Itself where it cannot be done as it was typed. */
  default Optional<Mistake> asMistake() {
    return this instanceof Mistake mistake ? Optional.of(mistake) : Optional.empty();
  }

  /**
   * Warn this channel. What was not typed is absent.
   *
   * @param belowPercent 0 to 100
   */
  record Add(
      WatchedAccounts accounts,
      Optional<Credits> belowCredits,
      Optional<Integer> belowPercent,
      Optional<LocalTime> at,
      Optional<ZoneId> zone,
      Optional<Weekdays> days)
      implements WatchRequest {
    /** Of some accounts, with nothing else typed. */
    static Add of(WatchedAccounts accounts) {
      return new Add(
          accounts,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.add(this);
    }
  }

  /**
   * Report to this channel each week. What was not typed is absent.
   *
   * @param on the day of the week
   */
  record Report(Optional<DayOfWeek> on, Optional<LocalTime> at, Optional<ZoneId> zone)
      implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.report(this);
    }
  }

  /** Show this channel's watches. */
  record Show() implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.show(this);
    }
  }

  /** Remove a watch. */
  record Remove(int number) implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.remove(this);
    }
  }

  /** Pause a watch, or let it go on. */
  record Pause(int number, boolean paused) implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.pause(this);
    }
  }

  /** Show what would be posted now. */
  record Check() implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.check(this);
    }
  }

  /** Send again what could not be delivered today. */
  record Resend() implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.resend(this);
    }
  }

  /** Show whether the bot can do its work. */
  record Doctor() implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.doctor(this);
    }
  }

  /** Say what the command does. */
  record Help() implements WatchRequest {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.help(this);
    }
  }

  /**
   * Something that cannot be done as it was typed.
   *
   * @param sentence what was understood, and what fits
   * @param example what may be typed instead
   * @param asksForForm whether a form helps better, in a chat that has them: {@code add} was typed
   *     and nothing else
   */
  record Mistake(Text sentence, String example, boolean asksForForm) implements WatchRequest {
    Mistake(Text sentence, String example) {
      this(sentence, example, false);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.mistake(this);
    }
  }

  /** The request that stands behind the name of the command. */
  static WatchRequest parse(String typed) {
    return new WatchParser(typed).request();
  }
}
