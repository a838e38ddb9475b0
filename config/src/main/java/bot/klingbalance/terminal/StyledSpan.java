package bot.klingbalance.terminal;

import bot.klingbalance.message.Span;

/** The words of a span in the style that the terminal has for its kind. */
record StyledSpan(Palette palette) implements Span.Cases<String> {
  @Override
  public String plain(Span.Plain plain) {
    return plain.words();
  }

  @Override
  public String strong(Span.Strong strong) {
    return palette.strong(strong.words());
  }

  @Override
  public String code(Span.Code code) {
    return palette.strong(code.words());
  }

  @Override
  public String struck(Span.Struck struck) {
    return palette.faint(struck.words());
  }

  @Override
  public String mention(Span.Mention mention) {
    return mention.words();
  }

  @Override
  public String moment(Span.Moment moment) {
    return moment.words();
  }
}
