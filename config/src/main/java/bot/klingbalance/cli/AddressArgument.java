package bot.klingbalance.cli;

import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.command.typed.TypedText;
import java.util.Optional;

/** An account's address behind a subcommand, read as forgivingly as the chats read it. */
final class AddressArgument {
  private AddressArgument() {}

  /** What to say where there would be one address but for a slip; nothing where there is none. */
  static Optional<String> slip(String typed, String subcommand) {
    return TypedAddress.allIn(typed).stream()
        .findFirst()
        .map(first -> "One address at a time." + example(subcommand, first.value()))
        .or(
            () ->
                LookAlike.in(typed)
                    .map(alike -> alike.sentence() + example(subcommand, alike.address().value())));
  }

  /** What to say where no address was typed. */
  static String mistake(String typed, String subcommand) {
    return slip(typed, subcommand)
        .orElseGet(
            () ->
                "%s is not an e-mail address.".formatted(TypedText.quoted(typed))
                    + example(subcommand, "studio@example.com"));
  }

  static String example(String subcommand, String address) {
    return " Example: kling-balance-bot %s %s".formatted(subcommand, address);
  }
}
