package bot.klingbalance.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * The acknowledgements of one interaction, of which Discord takes one: {@code
 * docs/interactions/receiving-and-responding}, Interaction Callback Type. Messages have no files
 * here. JDA offers the same only for interactions that it has made an event of.
 */
record InteractionCallback(JDA jda, String id, String token) {
  private static final int EPHEMERAL = Message.MessageFlag.EPHEMERAL.getValue();

  /** For what follows the acknowledgement; it waits for none. */
  InteractionHook hook() {
    return InteractionHook.from(jda, token);
  }

  RestAction<?> reply(MessageCreateData message, boolean onlyToAsker) {
    DataObject data = message.toData();
    return send(4, data.put("flags", data.getInt("flags", 0) | (onlyToAsker ? EPHEMERAL : 0)));
  }

  /** Says to the asker alone that a reply comes. */
  RestAction<?> deferReply() {
    return send(5, DataObject.empty().put("flags", EPHEMERAL));
  }

  /** Says nothing; a change of the message may come. */
  RestAction<?> deferEdit() {
    return send(6, DataObject.empty());
  }

  RestAction<?> edit(MessageEditData message) {
    return send(7, message.toData());
  }

  RestAction<?> choices(Iterable<String> choices) {
    DataArray all = DataArray.empty();
    for (String choice : choices) {
      all.add(DataObject.empty().put("name", choice).put("value", choice));
    }
    return send(8, DataObject.empty().put("choices", all));
  }

  /** Opens a form. Discord takes it only as the first thing that follows a press. */
  RestAction<?> modal(Modal modal) {
    return send(9, modal.toData());
  }

  private RestAction<?> send(int type, DataObject data) {
    return new RestActionImpl<Void>(
        jda,
        Route.Interactions.CALLBACK.compile(id, token),
        DataObject.empty().put("type", type).put("data", data));
  }
}
