package bot.klingbalance.slack;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.blockkit.MessageForm;
import bot.klingbalance.slack.blockkit.MessageForm.Tables;
import bot.klingbalance.slack.blockkit.MessageForms;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts tables and charts into messages until the workspace is found to refuse them. There is no way
 * to ask: it shows when Slack refuses a message and then takes the same one in the next simpler
 * form. Safe for use by many threads.
 */
public final class BlockSupport {
  private static final Logger log = LoggerFactory.getLogger(BlockSupport.class);

  /** {@code methods/chat.postMessage}: with these nothing has been posted. */
  private static final Set<String> OF_BLOCKS = Set.of("invalid_blocks", "invalid_blocks_format");

  private final BlockKit blockKit;
  private final Set<Refused> refused = ConcurrentHashMap.newKeySet();

  BlockSupport(BlockKit blockKit) {
    this.blockKit = blockKit;
  }

  /** What a workspace may refuse, with what is said of it once. */
  private enum Refused {
    DATA_TABLES("data tables in this workspace, so its messages show plain ones."),
    TABLES("tables in this workspace, so its messages show them as lines."),
    CHARTS("charts in this workspace, so its messages show them as a line of marks.");

    private final String consequence;

    Refused(String consequence) {
      this.consequence = consequence;
    }
  }

  /** Whether an error code may mean that Slack takes a message, but not in its form. */
  public static boolean mayBeRefusedWith(String code) {
    return OF_BLOCKS.contains(code);
  }

  /** How the message may go out. */
  public MessageForms forms(ChatMessage message) {
    List<Tables> tables =
        BlockKit.hasTable(message)
            ? Stream.of(Tables.DATA_TABLE, Tables.TABLE, Tables.LINES)
                .filter(each -> !isRefused(each))
                .toList()
            : List.of(Tables.LINES);
    boolean hasCharts = BlockKit.hasChart(message) && !refused.contains(Refused.CHARTS);
    List<MessageForm> forms = new ArrayList<>();
    if (hasCharts) {
      tables.stream()
          .filter(each -> each != Tables.LINES || tables.size() == 1)
          .forEach(each -> forms.add(new MessageForm(each, true)));
      forms.add(new MessageForm(forms.get(forms.size() - 1).tables(), false));
    }
    int from = hasCharts ? Math.max(1, tables.size() - 1) : 0;
    tables.stream().skip(from).forEach(each -> forms.add(new MessageForm(each, false)));
    forms.add(MessageForm.TEXT);
    return new MessageForms(forms, 0);
  }

  /** Whether it has blocks that a workspace may refuse: then it may have to go out again. */
  public boolean mayRefuse(Reply reply) {
    return reply.said().filter(message -> forms(message).left() > 1).isPresent();
  }

  public JsonObject render(ChatMessage message, MessageForm form) {
    return blockKit.render(message, form);
  }

  /** The workspace has taken a message in the current form, maybe after it refused a richer one. */
  public void taken(MessageForms forms) {
    forms.refused().flatMap(richer -> refused(richer, forms.current())).ifPresent(this::areRefused);
  }

  /** Nothing where every block is refused: then no kind of them is to blame. */
  private static Optional<Refused> refused(MessageForm richer, MessageForm taken) {
    if (taken.equals(MessageForm.TEXT)) {
      return Optional.empty();
    }
    if (richer.hasCharts() != taken.hasCharts()) {
      return Optional.of(Refused.CHARTS);
    }
    return Optional.of(richer.tables() == Tables.DATA_TABLE ? Refused.DATA_TABLES : Refused.TABLES);
  }

  private boolean isRefused(Tables tables) {
    return switch (tables) {
      case DATA_TABLE -> refused.contains(Refused.DATA_TABLES) || refused.contains(Refused.TABLES);
      case TABLE -> refused.contains(Refused.TABLES);
      case LINES, TEXT -> false;
    };
  }

  private void areRefused(Refused what) {
    if (refused.add(what)) {
      log.info("Slack takes no {}", what.consequence);
    }
  }
}
