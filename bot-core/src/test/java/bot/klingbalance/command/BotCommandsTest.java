package bot.klingbalance.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Transcript;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every command of the list. */
class BotCommandsTest {
  private static final ShownAccounts SHOWN = new ShownAccounts(List.of("*"));
  private static final Clock CLOCK = Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC);

  private final FakeAccounts accounts = new FakeAccounts();

  @Test
  void theCommandsAreThoseOfTheListInItsOrder() {
    assertThat(BotCommands.of(SampleCommands.context(accounts, SHOWN, Optional.empty(), CLOCK)))
        .extracting(Command::spec)
        .containsExactlyElementsOf(BotCommands.SPECS);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyExampleOfAHelpNamesACommandAndASubcommandThatThereAre(CommandSpec spec) {
    Stream.concat(spec.help().first().stream(), spec.help().examples().stream())
        .map(Example::text)
        .forEach(BotCommandsTest::assertKnown);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyOptionThatTakesAnAccountIsCompleted(CommandSpec spec) {
    assertThat(
            Stream.concat(
                    spec.options().stream(),
                    spec.subcommands().stream().flatMap(each -> each.options().stream()))
                .filter(each -> Set.of("email", "accounts").contains(each.name())))
        .allMatch(each -> each.completion() != Completion.NONE);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyButtonUnderTheAnswerToAnExampleIsAnsweredBySomeCommand(CommandSpec spec) {
    accounts.answering(
        SampleAccounts.answered(
            "studio", SampleAccounts.balance(SampleAccounts.plan(560, 660, 7))));
    List<Command> commands =
        BotCommands.of(SampleCommands.context(accounts, SHOWN, Optional.empty(), CLOCK));
    Set<String> answered =
        commands.stream()
            .flatMap(each -> each.buttons().stream())
            .map(ButtonHandler::verb)
            .collect(Collectors.toSet());
    Command command =
        commands.stream().filter(each -> each.spec().equals(spec)).findFirst().orElseThrow();

    for (Example example : spec.help().first()) {
      String typed = example.text().replaceFirst("^\\S+\\s*", "");
      Question question =
          new Question(
              new Asker(Platform.SLACK, "U1", false), new Channel(Platform.SLACK, "C1"), typed);
      assertThat(command.answer(question).join().said().stream())
          .flatExtracting(ChatMessage::buttons)
          .allSatisfy(button -> assertThat(answered).contains(button.verb()));
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyCommandHasAHelpThatIsTheSameAsItsSpec(CommandSpec spec) {
    Asker member = new Asker(Platform.SLACK, "U1", false);
    Question help = new Question(member, new Channel(Platform.SLACK, "C1"), "help");
    Command command =
        BotCommands.of(SampleCommands.context(accounts, SHOWN, Optional.empty(), CLOCK)).stream()
            .filter(each -> each.spec().equals(spec))
            .findFirst()
            .orElseThrow();

    Reply reply = command.answer(help).join();

    assertThat(Transcript.of(reply.said().orElseThrow()))
        .satisfiesAnyOf(
            words -> assertThat(words).isEqualTo(Transcript.of(HelpMessage.of(spec))),
            words -> assertThat(words).contains("set up without daily warnings"));
  }

  @Test
  void theFirstHelpNamesEachOtherCommand() {
    String help = Transcript.of(HelpMessage.of(BotCommands.SPECS));

    assertThat(BotCommands.SPECS).allSatisfy(spec -> assertThat(help).contains(spec.typedName()));
  }

  @Test
  void noAnswerTellsOfAnAccountThatMayNotBeShown() {
    assertThat(SampleAnswers.all())
        .isNotEmpty()
        .allSatisfy(
            (name, answer) ->
                assertThat(Transcript.of(answer)).doesNotContain("elsewhere", "hidden", "9,999"));
  }

  @Test
  void everyRefreshUnderAnAnswerReadsAnewAndTakesTheAnswersPlace() {
    SampleAnswers.all()
        .forEach(
            (name, answer) ->
                answer.buttons().stream()
                    .filter(button -> button.label().equals("Refresh"))
                    .filter(
                        button ->
                            button
                                .subject()
                                .match(one -> true, all -> true, item -> false, itemOf -> true))
                    .forEach(button -> assertReadsAnew(name, button)));
  }

  private static void assertReadsAnew(String name, Button button) {
    Channel channel = new Channel(Platform.SLACK, "C1");
    SampleBot bot = new SampleBot(channel, Set.of(), CLOCK);
    CommandDispatcher dispatcher = bot.dispatcher("user:1-secret");
    Reply reply =
        dispatcher
            .press(
                new Asker(Platform.SLACK, "U1", false),
                channel,
                PressedMessage.of("m1"),
                dispatcher.buttons().code(button))
            .join();
    assertThat(reply).as(name).isInstanceOf(Reply.InPlace.class);
    assertThat(bot.asked()).as(name).isNotEmpty().containsOnly(Freshness.LIVE);
  }

  private static Stream<CommandSpec> specs() {
    return BotCommands.SPECS.stream();
  }

  private static void assertKnown(String example) {
    String[] words = example.substring(1).split(" ", -1);
    CommandSpec spec =
        BotCommands.SPECS.stream()
            .filter(each -> each.name().equals(words[0]))
            .findFirst()
            .orElseThrow(() -> new AssertionError(example));
    if (!spec.subcommands().isEmpty()) {
      assertThat(spec.subcommand(words[1])).as(example).isPresent();
    }
  }
}
