package bot.klingbalance.slack;

import bot.klingbalance.command.watch.WatchForm;
import bot.klingbalance.command.watch.WatchForm.Field;
import bot.klingbalance.slack.blockkit.WatchModal;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewState.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed and chose in the fields of a form. */
final class FilledForm {
  private FilledForm() {}

  static WatchForm of(@Nullable ViewState state) {
    Map<Field, String> typed = new EnumMap<>(Field.class);
    if (state != null && state.getValues() != null) {
      for (Field field : Field.values()) {
        state
            .getValues()
            .getOrDefault(WatchModal.blockId(field), Map.of())
            .values()
            .forEach(value -> typed.put(field, typed(value)));
      }
    }
    return new WatchForm(typed);
  }

  /** Each kind of field has its own member; those of the other kinds are missing. */
  private static String typed(Value value) {
    if (value.getSelectedOptions() != null) {
      return value.getSelectedOptions().stream()
          .map(ViewState.SelectedOption::getValue)
          .collect(Collectors.joining(" "));
    }
    if (value.getSelectedOption() != null) {
      return orEmpty(value.getSelectedOption().getValue());
    }
    return value.getSelectedTime() != null ? value.getSelectedTime() : orEmpty(value.getValue());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
