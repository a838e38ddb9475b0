package bot.klingbalance.terminal;

import bot.klingbalance.message.Tone;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi.Style;

/** How text stands out: by colour on a terminal, and not at all elsewhere. */
enum Palette {
  COLOUR {
    @Override
    String strong(String text) {
      return wrapped(Style.bold, text);
    }

    @Override
    String faint(String text) {
      return wrapped(Style.faint, text);
    }

    @Override
    String toned(Tone tone, String text) {
      return colour(tone).map(colour -> wrapped(colour, text)).orElse(text);
    }
  },

  PLAIN {
    @Override
    String strong(String text) {
      return text;
    }

    @Override
    String faint(String text) {
      return text;
    }

    @Override
    String toned(Tone tone, String text) {
      return text;
    }
  };

  abstract String strong(String text);

  abstract String faint(String text);

  abstract String toned(Tone tone, String text);

  private static Optional<Style> colour(Tone tone) {
    return switch (tone) {
      case NEUTRAL -> Optional.empty();
      case GOOD -> Optional.of(Style.fg_green);
      case NOTICE -> Optional.of(Style.fg_cyan);
      case WARNING -> Optional.of(Style.fg_yellow);
      case CRITICAL -> Optional.of(Style.fg_red);
    };
  }

  private static String wrapped(Style style, String text) {
    // Not Style#off: what ends bold there begins a double underline on most terminals.
    return text.isEmpty() ? text : style.on() + text + Style.reset.on();
  }
}
