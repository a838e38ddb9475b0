package bot.klingbalance.doctor;

import bot.klingbalance.chat.ChatAdapter;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Whether a chat has the bot connected, or another bot in its place; says nothing where it has.
 * Only the running bot can tell.
 */
public final class ConnectionCheck implements Check {
  private final ChatAdapter chat;

  public ConnectionCheck(ChatAdapter chat) {
    this.chat = chat;
  }

  @Override
  public String subject() {
    return chat.platform().title() + " connection";
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    boolean isThere = chat.state().connectedSince().isPresent() || chat.turn().isStandingBy();
    return CompletableFuture.completedFuture(isThere ? List.of() : List.of(lost()));
  }

  private CheckResult lost() {
    return CheckResult.mend(
        subject(), "The bot is not connected: it answers nobody there. Its log says why.");
  }
}
