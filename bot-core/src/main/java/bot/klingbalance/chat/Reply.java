package bot.klingbalance.chat;

import bot.klingbalance.message.ChatMessage;
import java.util.Optional;
import java.util.function.Function;

/** What an adapter does with an answer. */
public sealed interface Reply {
  <T> T match(
      Function<ToAsker, T> toAsker,
      Function<ToChannel, T> toChannel,
      Function<InPlace, T> inPlace,
      Function<AskForm, T> askForm,
      Function<Nothing, T> nothing);

  /** What is said, where something is; in a chat without forms. */
  default Optional<ChatMessage> said() {
    return match(
        toAsker -> Optional.of(toAsker.message),
        toChannel -> Optional.of(toChannel.message),
        inPlace -> Optional.of(inPlace.message),
        askForm -> Optional.of(askForm.otherwise),
        nothing -> Optional.empty());
  }

  /** The same in a chat without forms. */
  default Reply withoutForm() {
    return match(same -> same, same -> same, same -> same, AskForm::inWords, same -> same);
  }

  /** Show it to the one who asked, and to nobody else. */
  record ToAsker(ChatMessage message) implements Reply {
    @Override
    public <T> T match(
        Function<ToAsker, T> toAsker,
        Function<ToChannel, T> toChannel,
        Function<InPlace, T> inPlace,
        Function<AskForm, T> askForm,
        Function<Nothing, T> nothing) {
      return toAsker.apply(this);
    }
  }

  /** Post it for the whole channel, in which it was asked. */
  record ToChannel(ChatMessage message) implements Reply {
    @Override
    public <T> T match(
        Function<ToAsker, T> toAsker,
        Function<ToChannel, T> toChannel,
        Function<InPlace, T> inPlace,
        Function<AskForm, T> askForm,
        Function<Nothing, T> nothing) {
      return toChannel.apply(this);
    }
  }

  /** Put it in the place of the message whose button was pressed. */
  record InPlace(ChatMessage message) implements Reply {
    @Override
    public <T> T match(
        Function<ToAsker, T> toAsker,
        Function<ToChannel, T> toChannel,
        Function<InPlace, T> inPlace,
        Function<AskForm, T> askForm,
        Function<Nothing, T> nothing) {
      return inPlace.apply(this);
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
    public <T> T match(
        Function<ToAsker, T> toAsker,
        Function<ToChannel, T> toChannel,
        Function<InPlace, T> inPlace,
        Function<AskForm, T> askForm,
        Function<Nothing, T> nothing) {
      return askForm.apply(this);
    }
  }

  /** Say nothing: what was asked for is under way already. */
  record Nothing() implements Reply {
    @Override
    public <T> T match(
        Function<ToAsker, T> toAsker,
        Function<ToChannel, T> toChannel,
        Function<InPlace, T> inPlace,
        Function<AskForm, T> askForm,
        Function<Nothing, T> nothing) {
      return nothing.apply(this);
    }
  }
}
