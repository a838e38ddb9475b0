package bot.klingbalance.discord.form;

import bot.klingbalance.chat.Form;
import bot.klingbalance.chat.Form.Field;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/** A form as a modal of Discord, whose limits JDA knows. Pure. */
final class FormModal {
  /**
   * As many accounts as can be chosen from, beside all of them; where there are more, they are
   * typed.
   */
  static final int MOST_ACCOUNTS = StringSelectMenu.OPTIONS_MAX_AMOUNT - 1;

  /** Longer than any list of addresses that one watch may have. */
  private static final int MOST_TYPED = TextInput.MAX_VALUE_LENGTH;

  private static final String ALL = "all";

  private FormModal() {}

  /**
   * The form, with what stands in its fields from the first.
   *
   * @param id by which Discord says which form was sent off
   * @param accounts those to choose from; may be none
   */
  static Modal of(Form form, String id, List<String> accounts) {
    return Modal.create(id, cut(form.title(), Modal.MAX_TITLE_LENGTH))
        .addComponents(form.fields().stream().map(field -> label(field, accounts)).toList())
        .build();
  }

  private static Label label(Field field, List<String> accounts) {
    LabelChildComponent input =
        switch (field.kind()) {
          case ACCOUNTS -> canBeChosen(field, accounts) ? choice(field, accounts) : typed(field);
          case TEXT, TIME_OF_DAY, TIME_ZONE -> typed(field);
        };
    String label = cut(field.label(), Label.LABEL_MAX_LENGTH);
    String below = below(field);
    return below.isEmpty() ? Label.of(label, input) : Label.of(label, below, input);
  }

  /** Where there is no room for all of it, how the field may be left empty is what people need. */
  private static String below(Field field) {
    String hint =
        field.hint().length() <= Label.DESCRIPTION_MAX_LENGTH
            ? field.hint()
            : field.leftEmpty().orElse(field.hint());
    return cut(hint, Label.DESCRIPTION_MAX_LENGTH);
  }

  private static boolean canBeChosen(Field field, List<String> accounts) {
    return !accounts.isEmpty()
        && accounts.size() <= MOST_ACCOUNTS
        && accounts.stream().allMatch(each -> each.length() <= SelectOption.VALUE_MAX_LENGTH)
        && filled(field).allMatch(each -> each.equals(ALL) || accounts.contains(each));
  }

  private static StringSelectMenu choice(Field field, List<String> accounts) {
    return StringSelectMenu.create(field.name())
        .addOption("All accounts", ALL)
        .addOptions(accounts.stream().map(each -> SelectOption.of(each, each)).toList())
        .setRequiredRange(1, accounts.size() + 1)
        .setRequired(field.leftEmpty().isEmpty())
        .setDefaultValues(filled(field).toList())
        .build();
  }

  private static TextInput typed(Field field) {
    TextInput.Builder input =
        TextInput.create(field.name(), TextInputStyle.SHORT)
            .setRequired(field.leftEmpty().isEmpty())
            .setPlaceholder(cut(field.placeholder(), TextInput.MAX_PLACEHOLDER_LENGTH));
    if (!field.filled().isEmpty()) {
      input.setValue(cut(field.filled(), MOST_TYPED));
    }
    return input.build();
  }

  private static Stream<String> filled(Field field) {
    return Stream.of(field.filled().split(" ", -1)).filter(each -> !each.isEmpty());
  }

  private static String cut(String words, int most) {
    return words.length() <= most ? words : words.substring(0, most - 1) + "…";
  }
}
