package bot.klingbalance.command.plan;

import bot.klingbalance.command.balance.RefreshVerbs;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Subject.ItemOf;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.plan.RenderJob;
import bot.klingbalance.secret.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The buttons under a plan. They are about a job, written {@code 40-9f86d081884c}: how many, and
 * the beginning of a hash of the clip's name, which is the same after a restart.
 */
final class PlanButtons {
  static final RefreshVerbs REFRESH =
      new RefreshVerbs("plan-refresh", "plan-awaited", "plan-shared", "plan-shared-awaited");

  static final String SHARE = "plan-share";

  private static final int HASH_BYTES = 6;

  private PlanButtons() {}

  static List<Button> of(PlanRequest request, Audience audience, boolean isAwaited) {
    Button refresh = refresh(request, audience, isAwaited);
    return switch (audience) {
      case ASKER -> List.of(refresh, new Button("Share", SHARE, subject(request)));
      case CHANNEL -> List.of(refresh);
    };
  }

  static Button refresh(PlanRequest request, Audience audience, boolean isAwaited) {
    return REFRESH.button(subject(request), audience, isAwaited);
  }

  /** What a button asks for; nothing where its clip is none of the settings' any more. */
  static Optional<PlanRequest> request(ItemOf subject, List<Clip> clips) {
    String[] countAndClip = subject.item().id().split("-", 2);
    Optional<RenderJob> job =
        clips.stream()
            .filter(clip -> countAndClip.length == 2 && hash(clip).equals(countAndClip[1]))
            .findFirst()
            .flatMap(clip -> job(countAndClip[0], clip));
    return job.map(
        each ->
            new PlanRequest(
                each,
                subject
                    .accounts()
                    .match(one -> Optional.of(one.email()), all -> Optional.empty())));
  }

  private static Optional<RenderJob> job(String count, Clip clip) {
    return count.matches("[0-9]{1,9}")
        ? Optional.of(Integer.parseInt(count))
            .filter(many -> many >= 1 && many <= RenderJob.MOST)
            .map(many -> new RenderJob(many, clip))
        : Optional.empty();
  }

  private static ItemOf subject(PlanRequest request) {
    Item job = new Item(request.job().count() + "-" + hash(request.job().clip()));
    return new ItemOf(
        job, request.on().<OfAccounts>map(OneAccount::new).orElseGet(AllAccounts::new));
  }

  private static String hash(Clip clip) {
    byte[] hash = Sha256.of(clip.name().toLowerCase(Locale.ROOT));
    return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }
}
