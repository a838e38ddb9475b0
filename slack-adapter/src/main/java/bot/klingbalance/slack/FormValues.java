package bot.klingbalance.slack;

import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewState.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed and chose in the fields of a form, by their names. */
final class FormValues {
  private FormValues() {}

  static Map<String, String> of(@Nullable ViewState state) {
    Map<String, String> typed = new HashMap<>();
    if (state != null && state.getValues() != null) {
      state.getValues().forEach((name, field) -> put(typed, name, field));
    }
    return typed;
  }

  private static void put(
      Map<String, String> typed, String name, @Nullable Map<String, Value> field) {
    if (field != null) {
      field.values().stream()
          .filter(Objects::nonNull)
          .forEach(value -> typed.put(name, typed(value)));
    }
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
