package bot.klingbalance.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Form;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.watch.EchoOfWatches;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.message.SampleAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The forms as they go to Discord, beside the messages: made anew with {@code golden.update}. */
public class FormModalTest {
  /** The files that are compared here. */
  public static final Set<String> GOLDEN =
      Set.of("watch-form", "watch-form-nothing-known", "watch-form-watch-here");

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Asker ANNA =
      new Asker(Platform.DISCORD, "7", false, false, "anna", Optional.empty());
  private static final Channel CHANNEL = new Channel(Platform.DISCORD, "800000000000000001");
  private static final List<String> KNOWN = List.of("render@example.com", "studio@example.com");

  @Test
  void accountsThatAreKnownAreChosen() throws Exception {
    compare("watch-form", add(), KNOWN);
  }

  @Test
  void accountsThatAreNotKnownYetAreTyped() throws Exception {
    compare("watch-form-nothing-known", add(), List.of());
  }

  @Test
  void underABalanceWhatItIsOfIsChosenAlready() throws Exception {
    compare("watch-form-watch-here", watchHere(), KNOWN);
  }

  /** What the bot asks for in answer to /kling-watch add alone. */
  private static Form add() {
    Question question = new Question(ANNA, CHANNEL, "add");
    return ((AskForm) new EchoOfWatches().answer(question).join()).form();
  }

  private static Form watchHere() {
    FakeAccounts accounts = new FakeAccounts();
    CommandDispatcher dispatcher =
        SampleCommands.dispatcher(
            new EchoOfWatches(),
            accounts,
            new ShownAccounts(List.of("*")),
            Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC),
            "key-of-the-buttons");
    AskForm asked =
        (AskForm) dispatcher.press(ANNA, CHANNEL, PressedMessage.of("m1"), "watch:all").join();
    return asked.form();
  }

  private static void compare(String name, Form form, List<String> accounts) throws IOException {
    String modal = FormModal.of(form, "watch-add:1", accounts).toData().toString();
    String json = Json.canonical(modal);
    Path golden = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, json, StandardCharsets.UTF_8);
    }
    assertThat(json).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}
