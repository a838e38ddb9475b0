package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.command.typed.TypedRequest;
import bot.klingbalance.command.typed.TypedRequest.Help;
import bot.klingbalance.command.typed.TypedRequest.Mistake;
import bot.klingbalance.command.typed.TypedRequest.Understood;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.Clip;
import bot.klingbalance.plan.RenderJob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the words in their order. */
final class PlanParser {
  private static final Pattern COUNT = Pattern.compile("([0-9]{1,18})[x×]?");
  private static final List<String> TIMES = List.of("x", "×", "of");

  private final List<String> words;
  private final List<Clip> clips;

  PlanParser(List<String> words, List<Clip> clips) {
    this.words = words;
    this.clips = clips;
  }

  TypedRequest<PlanRequest> request() {
    if (words.stream().map(PlanParser::plain).anyMatch("help"::equals) && words.size() <= 2) {
      return new Help<>();
    }
    if (clips.isEmpty()) {
      return new Mistake<>(PlanMessages.noClips());
    }
    List<AccountEmail> addresses = TypedAddress.allIn(words);
    if (addresses.size() > 1) {
      return new Mistake<>(CommandMessages.oneAtATime(addresses.get(0)));
    }
    Matcher count = COUNT.matcher(words.isEmpty() ? "" : plain(words.get(0)).replace(",", ""));
    if (!count.matches()) {
      return new Mistake<>(PlanMessages.missingCount(clips));
    }
    long wanted = Long.parseLong(count.group(1));
    if (wanted < 1 || wanted > RenderJob.MOST) {
      return new Mistake<>(PlanMessages.noSuchCount(wanted));
    }
    int from = words.size() > 1 && TIMES.contains(plain(words.get(1))) ? 2 : 1;
    int on = words.size() - 2;
    return on >= from && plain(words.get(on)).equals("on")
        ? on((int) wanted, words.subList(from, on), words.get(on + 1))
        : render((int) wanted, words.subList(from, words.size()), Optional.empty());
  }

  private TypedRequest<PlanRequest> on(int count, List<String> clip, String account) {
    Optional<AccountEmail> email = TypedAddress.in(account);
    return email.isPresent()
        ? render(count, clip, email)
        : new Mistake<>(
            LookAlike.in(account)
                .map(CommandMessages::looksAlike)
                .orElseGet(() -> PlanMessages.notAnAddress(account)));
  }

  private TypedRequest<PlanRequest> render(
      int count, List<String> clip, Optional<AccountEmail> on) {
    String name = TypedText.value(String.join(" ", clip)).toLowerCase(Locale.ROOT);
    List<Clip> meant = meant(name);
    return meant.size() == 1
        ? new Understood<>(new PlanRequest(new RenderJob(count, meant.get(0)), on))
        : new Mistake<>(
            meant.isEmpty() || name.isEmpty()
                ? PlanMessages.unknownClip(String.join(" ", clip), clips)
                : PlanMessages.severalClips(String.join(" ", clip), meant));
  }

  /** The clip of that name; else those whose names go on from it; else those with its words. */
  private List<Clip> meant(String name) {
    String one = name.replaceFirst("(?<=.)s$", "");
    List<String> parts = List.of(one.split(" "));
    return Stream.<Predicate<String>>of(
            known -> known.equals(name) || known.equals(one),
            known -> known.startsWith(one),
            known -> parts.stream().allMatch(List.of(known.split(" "))::contains))
        .map(
            fits ->
                clips.stream()
                    .filter(clip -> fits.test(clip.name().toLowerCase(Locale.ROOT)))
                    .toList())
        .filter(fitting -> !fitting.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static String plain(String word) {
    return TypedText.value(word).toLowerCase(Locale.ROOT);
  }
}
