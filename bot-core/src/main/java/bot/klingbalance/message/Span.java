package bot.klingbalance.message;

import java.time.Instant;

/** A piece of text of one kind. */
public sealed interface Span {
  /** Applies the case of its kind. */
  <T> T match(Cases<T> cases);

  /** One case for each kind. A new kind adds a method, so no implementation can forget it. */
  interface Cases<T> {
    T plain(Plain plain);

    T strong(Strong strong);

    T code(Code code);

    T struck(Struck struck);

    T mention(Mention mention);

    T moment(Moment moment);
  }

  /**
   * What it says, without anything around it: a moment as ISO-8601, a mention as in the settings.
   */
  String words();

  /** The same, struck through; moments and mentions stay as they are. */
  Span struckThrough();

  /** Text as it is: no chat may read markup, a link or a mention into it. */
  record Plain(String text) implements Span {
    @Override
    public String words() {
      return text;
    }

    @Override
    public Span struckThrough() {
      return new Struck(text);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.plain(this);
    }
  }

  /** Plain text that stands out. */
  record Strong(String text) implements Span {
    @Override
    public String words() {
      return text;
    }

    @Override
    public Span struckThrough() {
      return new Struck(text);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.strong(this);
    }
  }

  /** Plain text that is to be typed as it stands. */
  record Code(String text) implements Span {
    @Override
    public String words() {
      return text;
    }

    @Override
    public Span struckThrough() {
      return new Struck(text);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.code(this);
    }
  }

  /** Plain text that is no longer true, struck through. */
  record Struck(String text) implements Span {
    @Override
    public String words() {
      return text;
    }

    @Override
    public Span struckThrough() {
      return this;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.struck(this);
    }
  }

  /**
   * A mention of people, the only text that may notify anybody: {@code @here}, a group, a role. It
   * comes from the settings, never from a person, Kling or useapi.net.
   *
   * @param whom as it stands in the settings; each chat makes its own mention of it
   */
  record Mention(String whom) implements Span {
    @Override
    public String words() {
      return whom;
    }

    @Override
    public Span struckThrough() {
      return this;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.mention(this);
    }
  }

  /** A point in time, shown in the reader's own time zone where the chat can do so. */
  record Moment(Instant at, Style style) implements Span {
    @Override
    public String words() {
      return at.toString();
    }

    @Override
    public Span struckThrough() {
      return this;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.moment(this);
    }
  }

  /** How much of a point in time is shown; a year is added where it is not the present one. */
  enum Style {
    /** {@code 1 Dec}. */
    DATE,
    /** {@code Mon 8 Dec}. */
    WEEKDAY,
    /** {@code 10:42}. */
    TIME
  }
}
