package bot.klingbalance.slack.blockkit;

import bot.klingbalance.chat.Form;
import bot.klingbalance.chat.Form.Field;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A form as a modal of Slack. Pure. */
public final class FormModal {
  /** What the name begins with of every menu for whose entries Slack asks while somebody types. */
  public static final String ACTION_ID_PREFIX = InputBlock.ACTION_ID_PREFIX;

  /** As many accounts as can be chosen from; where there are more, they are typed. */
  public static final int MOST_ACCOUNTS = Limits.OPTIONS - 1;

  /** As many entries as a menu takes at once. */
  public static final int MOST_OPTIONS = Limits.OPTIONS;

  private static final String ALL = "all";

  private FormModal() {}

  /**
   * The form, with what stands in its fields from the first.
   *
   * @param accounts those to choose from; may be none
   * @param metadata what Slack is to keep with it
   * @throws IllegalArgumentException when that is more than Slack keeps
   */
  public static JsonObject of(Form form, List<String> accounts, String metadata) {
    if (!keeps(metadata)) {
      throw new IllegalArgumentException("metadata of " + metadata.length());
    }
    JsonArray blocks = new JsonArray();
    form.fields().forEach(field -> blocks.add(block(field, accounts)));
    JsonObject modal = Json.typed("modal");
    modal.addProperty("callback_id", callbackId(form.command(), form.subcommand()));
    modal.addProperty("private_metadata", metadata);
    modal.add("title", title(form.title()));
    modal.add("submit", title(form.submit()));
    modal.add("close", title("Cancel"));
    modal.add("blocks", blocks);
    return modal;
  }

  /** By which Slack says which form was sent off. */
  public static String callbackId(String command, String subcommand) {
    return command + "-" + subcommand;
  }

  /** Whether that is not more than Slack keeps with a form. */
  public static boolean keeps(String metadata) {
    return metadata.length() <= Limits.FORM_METADATA;
  }

  /** What keeps the form open: a sentence below each field that cannot be taken as it is. */
  public static JsonObject errors(Map<String, String> sentences) {
    JsonObject errors = new JsonObject();
    sentences.forEach(errors::addProperty);
    JsonObject response = new JsonObject();
    response.addProperty("response_action", "errors");
    response.add("errors", errors);
    return response;
  }

  /** The entries of a menu that go on from what is typed so far. */
  public static JsonObject options(List<String> values) {
    JsonArray options = new JsonArray();
    values.stream()
        .filter(value -> value.length() <= Limits.OPTION_VALUE)
        .limit(Limits.OPTIONS)
        .map(value -> Json.option(value, value))
        .forEach(options::add);
    JsonObject response = new JsonObject();
    response.add("options", options);
    return response;
  }

  private static JsonObject block(Field field, List<String> accounts) {
    return switch (field.kind()) {
      case ACCOUNTS -> canBeChosen(field, accounts) ? choice(field, accounts) : typed(field);
      case TEXT -> typed(field);
      case TIME_OF_DAY -> block(field, input(field, "timepicker", field.placeholder()));
      case TIME_ZONE -> search(field);
    };
  }

  private static boolean canBeChosen(Field field, List<String> accounts) {
    return !accounts.isEmpty()
        && filled(field).allMatch(each -> each.equals(ALL) || accounts.contains(each))
        && accounts.size() <= MOST_ACCOUNTS
        && accounts.stream().allMatch(email -> email.length() <= Limits.OPTION_VALUE);
  }

  private static JsonObject choice(Field field, List<String> accounts) {
    InputBlock input = input(field, "multi_static_select", "All, or some of them");
    JsonArray options = Json.array(option(ALL));
    accounts.forEach(email -> options.add(option(email)));
    JsonObject element = input.element();
    element.add("options", options);
    JsonArray chosen = new JsonArray();
    filled(field).map(FormModal::option).forEach(chosen::add);
    if (!chosen.isEmpty()) {
      element.add("initial_options", chosen);
    }
    return block(field, input, element);
  }

  private static Stream<String> filled(Field field) {
    return Stream.of(field.filled().split(" ", -1)).filter(each -> !each.isEmpty());
  }

  private static JsonObject option(String value) {
    return Json.option(value.equals(ALL) ? "All accounts" : value, value);
  }

  private static JsonObject typed(Field field) {
    InputBlock input = input(field, "plain_text_input", field.placeholder());
    JsonObject element = input.element();
    if (!field.filled().isEmpty()) {
      element.addProperty("initial_value", field.filled());
    }
    return block(field, input, element);
  }

  private static JsonObject search(Field field) {
    InputBlock input = input(field, "external_select", field.placeholder());
    JsonObject element = input.element();
    element.addProperty("min_query_length", 1);
    return block(field, input, element);
  }

  private static InputBlock input(Field field, String type, String placeholder) {
    return new InputBlock(field.name(), field.label(), type, placeholder);
  }

  private static JsonObject block(Field field, InputBlock input) {
    return block(field, input, input.element());
  }

  private static JsonObject block(Field field, InputBlock input, JsonObject element) {
    return field
        .leftEmpty()
        .map(may -> input.optional(element, field.hint()))
        .orElseGet(() -> input.required(element));
  }

  private static JsonObject title(String words) {
    return Json.plainText(Limits.cut(words, Limits.FORM_TITLE));
  }
}
