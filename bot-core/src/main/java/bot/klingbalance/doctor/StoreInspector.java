package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.lease.BotsOnStore;
import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Inspects what the bot keeps, whether the bot runs or not. */
public interface StoreInspector {
  /**
   * Inspects it. Blocks for some seconds at most. Nothing is made, migrated or left behind, and a
   * bot that runs is not held up.
   *
   * @param overdue what was to be delivered before this and is not
   */
  Look look(Instant overdue);

  /** What came of looking. A place is a file or a server's address, without a password. */
  sealed interface Look {
    /** The result of the one function that fits. */
    <T> T match(
        Function<Empty, T> empty,
        Function<Kept, T> kept,
        Function<Older, T> older,
        Function<Unusable, T> unusable);

    /** Nothing is there yet, and it can be made. */
    record Empty(String place, OptionalLong freeBytes) implements Look {
      @Override
      public <T> T match(
          Function<Empty, T> empty,
          Function<Kept, T> kept,
          Function<Older, T> older,
          Function<Unusable, T> unusable) {
        return empty.apply(this);
      }
    }

    /** It is there, can be read and written, and has the tables of this version. */
    record Kept(String place, OptionalLong freeBytes, Agenda agenda, BotsOnStore bots)
        implements Look {
      /** One that serves one bot. */
      public Kept(String place, OptionalLong freeBytes, Agenda agenda) {
        this(place, freeBytes, agenda, BotsOnStore.NOT_SHARED);
      }

      @Override
      public <T> T match(
          Function<Empty, T> empty,
          Function<Kept, T> kept,
          Function<Older, T> older,
          Function<Unusable, T> unusable) {
        return kept.apply(this);
      }
    }

    /** It has the tables of an older bot; this version migrates them when it starts. */
    record Older(String place, OptionalLong freeBytes) implements Look {
      @Override
      public <T> T match(
          Function<Empty, T> empty,
          Function<Kept, T> kept,
          Function<Older, T> older,
          Function<Unusable, T> unusable) {
        return older.apply(this);
      }
    }

    /**
     * It cannot be used.
     *
     * @param sentences what is wrong, and what can be done
     * @param inChat the same without the place
     */
    record Unusable(String sentences, String inChat) implements Look {
      private static final String IN_CHAT =
          "It cannot be used. The bot's log and kling-balance-bot doctor say why.";

      public Unusable(String sentences) {
        this(sentences, IN_CHAT);
      }

      @Override
      public <T> T match(
          Function<Empty, T> empty,
          Function<Kept, T> kept,
          Function<Older, T> older,
          Function<Unusable, T> unusable) {
        return unusable.apply(this);
      }
    }
  }

  /**
   * What is to be done.
   *
   * @param watched the channels with watches that are not paused
   * @param next when each channel is woken next, where that is written down
   * @param inUnknownZones the times of day of the channels whose zone this Java does not know
   */
  record Agenda(
      List<Channel> watched,
      Map<Channel, Instant> next,
      Undelivered undelivered,
      Map<Channel, DailyTime> inUnknownZones) {
    public Agenda {
      watched = List.copyOf(watched);
      next = Map.copyOf(next);
      inUnknownZones = Map.copyOf(inUnknownZones);
    }

    /** One where this Java knows every zone. */
    public Agenda(List<Channel> watched, Map<Channel, Instant> next, Undelivered undelivered) {
      this(watched, next, undelivered, Map.of());
    }
  }

  /**
   * Warnings that did not arrive.
   *
   * @param overdue how many should have been sent already
   * @param since when the first of these was due
   * @param inDoubt those of which nobody knows whether they arrived
   */
  record Undelivered(
      int overdue, Optional<Instant> since, List<SetAside> setAside, List<InDoubt> inDoubt) {
    public Undelivered {
      setAside = List.copyOf(setAside);
      inDoubt = List.copyOf(inDoubt);
    }

    /** One without doubts. */
    public Undelivered(int overdue, Optional<Instant> since, List<SetAside> setAside) {
      this(overdue, since, setAside, List.of());
    }
  }

  /**
   * A warning of a channel that is looked for.
   *
   * @param why a part of a sentence
   * @param until when it is sent again if that still fails
   */
  record InDoubt(Channel channel, Instant since, String why, Instant until) {}

  /**
   * Warnings of a channel that are not tried any more.
   *
   * @param reason of the last one: a sentence for people
   * @param last when that was
   */
  record SetAside(Channel channel, int count, String reason, Instant last) {}
}
