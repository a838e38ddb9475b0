package bot.klingbalance.chat;

import bot.klingbalance.message.ChatMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What an adapter does with an answer. */
public sealed interface Reply {
  /** Applies the case of its kind. */
  <T> T match(Cases<T> cases);

  /** One case for each kind. A new kind adds a method, so no implementation can forget it. */
  interface Cases<T> {
    T toAsker(ToAsker reply);

    T toChannel(ToChannel reply);

    T inPlace(InPlace reply);

    T askForm(AskForm reply);

    T interim(Interim reply);

    T nothing(Nothing reply);
  }

  /** What is said now, where something is; in a chat without forms. */
  Optional<ChatMessage> said();

  /** The same in a chat without forms. */
  default Reply withoutForm() {
    return this;
  }

  /** Show it to the one who asked, and to nobody else. */
  record ToAsker(ChatMessage message) implements Reply {
    @Override
    public Optional<ChatMessage> said() {
      return Optional.of(message);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.toAsker(this);
    }
  }

  /** Post it for the whole channel, in which it was asked. */
  record ToChannel(ChatMessage message) implements Reply {
    @Override
    public Optional<ChatMessage> said() {
      return Optional.of(message);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.toChannel(this);
    }
  }

  /** Put it in the place of the message whose button was pressed. */
  record InPlace(ChatMessage message) implements Reply {
    @Override
    public Optional<ChatMessage> said() {
      return Optional.of(message);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.inPlace(this);
    }
  }

  /**
   * Ask for what is missing in a form.
   *
   * @param otherwise what to show the asker in a chat without forms, or where none could be opened
   */
  record AskForm(Form form, ChatMessage otherwise) implements Reply {
    /** The same in words. */
    public ToAsker inWords() {
      return new ToAsker(otherwise);
    }

    @Override
    public Reply withoutForm() {
      return inWords();
    }

    @Override
    public Optional<ChatMessage> said() {
      return Optional.of(otherwise);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.askForm(this);
    }
  }

  /**
   * Give a reply now, and let another take its place as soon as that is there.
   *
   * @param now one that says something
   * @param then one that may be interim itself; it ends exceptionally only on a defect
   * @param isAnswer whether {@code now} answers the question by itself, so that nothing is lost in
   *     a chat that cannot put {@code then} in its place; otherwise it says that an answer comes,
   *     for a chat in which nobody would see that the question has arrived
   */
  record Interim(Reply now, CompletableFuture<Reply> then, boolean isAnswer) implements Reply {
    @Override
    public Optional<ChatMessage> said() {
      return now.said();
    }

    @Override
    public Reply withoutForm() {
      return new Interim(now.withoutForm(), then.thenApply(Reply::withoutForm), isAnswer);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.interim(this);
    }
  }

  /** Say nothing: what was asked for is under way already. */
  record Nothing() implements Reply {
    @Override
    public Optional<ChatMessage> said() {
      return Optional.empty();
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.nothing(this);
    }
  }
}
