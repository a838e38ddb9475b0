package bot.klingbalance.download;

import bot.klingbalance.outbox.ScratchFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What people do with the program, done once over stand-ins, so that Java learns which classes that
 * takes. A program that is started under training is told so by its starter.
 */
public final class Training {
  private static final String ACCOUNT = "studio@example.com";

  private final ScratchFolder scratch;

  private interface Asking {
    void ask(BothChats chats) throws InterruptedException;
  }

  /** One in new folders of {@code scratch}. */
  public Training(ScratchFolder scratch) {
    this.scratch = scratch;
  }

  /** On both chats over SQLite: every command, pictures, and what a channel is warned of. */
  public void ofBothChats(List<String> starter) throws Exception {
    run(starter, Training::askEverything);
  }

  /** On both chats over SQLite: a start, and a balance on each. */
  void ofBalances(List<String> starter) throws Exception {
    run(starter, Training::askForBalances);
  }

  private void run(List<String> starter, Asking asking) throws Exception {
    Path place = scratch.fresh("place");
    TwoWeeks.keep(place, List.of(ACCOUNT));
    try (BothChats chats = new BothChats(List.of(ACCOUNT), 0)) {
      Map<String, String> environment = chats.environment();
      environment.put("HEALTH_PORT", Integer.toString(FreePort.find()));
      try (PackagedProgram program = PackagedProgram.start(starter, place, environment, "run")) {
        chats.awaitOnSlack();
        chats.awaitOnDiscord();
        chats.awaitCommandsOnDiscord();
        asking.ask(chats);
        int unused = program.terminate();
      }
    }
  }

  /** At a shell: a balance, by a process that ends with its answer. */
  void atAShell(List<String> starter) throws Exception {
    try (BothChats services = new BothChats(List.of(ACCOUNT), 0);
        PackagedProgram program =
            PackagedProgram.start(
                starter, scratch.fresh("shell"), services.environment(), "balance", ACCOUNT)) {
      if (program.awaitEnd() != 0) {
        throw new AssertionError(program.words());
      }
    }
  }

  private static void askForBalances(BothChats chats) throws InterruptedException {
    answered(chats.balanceOnSlack(ACCOUNT));
    answered(chats.balanceOnDiscord(ACCOUNT).toString());
  }

  private static void askEverything(BothChats chats) throws InterruptedException {
    askForBalances(chats);
    answered(chats.onSlack("/kling-balance", ""));
    answered(chats.onSlack("/kling-plan", "4 v3 pro"));
    answered(chats.onSlack("/kling-usage", ACCOUNT));
    answered(chats.usageOnDiscord(ACCOUNT).toString());
    answered(chats.onSlack("/kling-watch", "add all below 90% at 09:00 in Europe/Berlin"));
    answered(chats.onSlack("/kling-watch", "check"));
    answered(chats.watchesOnDiscord().toString());
  }

  private static void answered(String words) {
    if (words.isEmpty()) {
      throw new AssertionError("no answer");
    }
  }
}
