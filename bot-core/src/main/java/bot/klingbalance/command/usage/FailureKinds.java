package bot.klingbalance.command.usage;

import bot.klingbalance.message.Text;

/** Why jobs fail, in words. */
final class FailureKinds {
  private FailureKinds() {}

  /**
   * Words for a status code of useapi.net, as its error table has it; any other word as it is.
   *
   * @param kind foreign text
   */
  static String words(String kind) {
    return switch (kind) {
      case "400" -> "refused as wrong (400)";
      case "401" -> "API token refused (401)";
      case "402" -> "subscription or credits ended (402)";
      case "403" -> "refused (403)";
      case "404" -> "not found (404)";
      case "408" -> "timed out (408)";
      case "412" -> "out of credits (412)";
      case "422" -> "not accepted (422)";
      case "429" -> "too many at once (429)";
      case "500", "502", "503", "504" -> "trouble at useapi.net (%s)".formatted(kind);
      case "596" -> "sign-in to Kling lost (596)";
      default -> kind.matches("[0-9]{3}") ? "code " + kind : "“%s”".formatted(Text.foreign(kind));
    };
  }
}
