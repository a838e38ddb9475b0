package bot.klingbalance.soak;

import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.discord.standin.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The members of the server; a question is known by the token of its interaction. */
final class OnDiscord implements Person {
  private static final Pattern TOKEN = Pattern.compile("interaction-token-\\d+");
  private static final Pattern POST = Pattern.compile(".*/channels/\\d+/messages");
  private static final Pattern REFRESH = Pattern.compile("refresh:[\\w-]{16}");

  /** So many that none of them asks more than the bot answers a person. */
  private static final int MEMBERS = 50;

  /** Of an acknowledgement after which the answer comes: docs/interactions. */
  private static final Set<String> DEFERRING = Set.of("5", "6");

  private final DiscordStandIn discord;
  private final QuestionBook book;
  private final Map<String, Interaction> open = new ConcurrentHashMap<>();
  private final Set<String> messages = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pressed = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String refresh = "refresh:all";

  OnDiscord(DiscordStandIn discord, QuestionBook book) {
    this.discord = discord;
    this.book = book;
    discord.keepsNoRecordsButForResuming();
    discord.members(event -> ((ObjectNode) event.at("/member/user")).put("id", somebody()));
  }

  @Override
  public void asks(Wish wish, Random random) {
    does(
        wish,
        switch (wish) {
          case ONE_ACCOUNT -> () -> discord.types(Wish.account(random));
          case ALL_ACCOUNTS -> () -> discord.types("");
          case NONSENSE -> () -> discord.types(Wish.mistake(random));
          case WATCHES -> () -> discord.watches("list");
          case REFRESH -> () -> presses(random.nextBoolean() ? refresh : "refresh:all");
        });
  }

  @Override
  public void sees(Passage passage) {
    if (POST.matcher(passage.path()).matches()) {
      if (passage.isTaken()) {
        messages.add(passage.answer().path("id").asText());
      }
      return;
    }
    Matcher token = TOKEN.matcher(passage.path());
    if (token.find()) {
      seesAnswer(token.group(), passage);
    }
  }

  @Override
  public void losesTheLine(boolean politely) {
    if (politely) {
      discord.asksToReconnect();
    } else {
      discord.cutsTheLine();
    }
  }

  @Override
  public Set<String> messages() {
    return messages;
  }

  /** Nothing more comes of a question. */
  void forgets(String key) {
    Interaction over = open.remove(key);
    if (over != null) {
      discord.forgets(over);
    }
  }

  /** Each time in another message: one press at a time is answered in each. */
  private Interaction presses(String code) {
    return discord.presses(Integer.toString(pressed.incrementAndGet()), code);
  }

  private String somebody() {
    return Long.toString(700_000_000_000_000_000L + asked.getAndIncrement() % MEMBERS);
  }

  /** The bot may answer before the question stands in the book: its answer waits for that. */
  private synchronized void does(Wish wish, Supplier<Interaction> act) {
    Interaction interaction = act.get();
    open.put(interaction.token(), interaction);
    book.open(interaction.token(), Platform.DISCORD, wish);
  }

  private synchronized void seesAnswer(String token, Passage passage) {
    book.find(token)
        .ifPresent(
            question -> {
              question.tried(passage, System.nanoTime());
              if (passage.isTaken()) {
                question.acknowledged(System.nanoTime());
                read(question, passage);
              }
            });
  }

  private void read(Question question, Passage passage) {
    if (passage.path().endsWith("/callback") && isDeferring(passage.sent())) {
      return;
    }
    book.answered(question, passage.sent(), passage.method().equals("PATCH"));
    Matcher button = REFRESH.matcher(passage.sent());
    if (button.find()) {
      refresh = button.group();
    }
  }

  private static boolean isDeferring(String callback) {
    return callback.startsWith("{")
        && DEFERRING.contains(Json.parse(callback).path("type").asText());
  }
}
