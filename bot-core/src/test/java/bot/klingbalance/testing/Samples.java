package bot.klingbalance.testing;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.ChartRunOut;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.secret.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Sample values of any type of the core, made from its declaration: a new kind of a sealed type has
 * samples without anybody writing them down.
 *
 * <p>A sealed type has the samples of each of its kinds, an enumeration all its constants. A record
 * has one in which every component is set, then others until each sample of each component was
 * used. A record that does not take such values needs an entry in {@link #CHOSEN}.
 */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** A word that a renderer can be seen to have shown. */
  public static final String WORD = "lighthouse";

  private static final Map<Class<?>, List<?>> CHOSEN =
      Map.ofEntries(
          Map.entry(String.class, List.of(WORD)),
          Map.entry(int.class, List.of(3, 0)),
          Map.entry(Integer.class, List.of(3, 0)),
          Map.entry(long.class, List.of(4_200L)),
          Map.entry(double.class, List.of(0.4)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(Instant.class, List.of(NOON)),
          Map.entry(LocalDate.class, List.of(LocalDate.parse("2026-11-23"))),
          Map.entry(LocalTime.class, List.of(LocalTime.of(9, 0))),
          Map.entry(Duration.class, List.of(Duration.ofHours(30))),
          Map.entry(ZoneId.class, List.of(ZoneId.of("Europe/Berlin"))),
          Map.entry(Path.class, List.of(Path.of("sample.db"))),
          Map.entry(OptionalInt.class, List.of(OptionalInt.of(3), OptionalInt.empty())),
          Map.entry(OptionalDouble.class, List.of(OptionalDouble.of(0.4), OptionalDouble.empty())),
          Map.entry(OptionalLong.class, List.of(OptionalLong.of(3), OptionalLong.empty())),
          Map.entry(Secret.class, List.of(Secret.of("jdbc:postgresql://db.example.com/kling"))),
          Map.entry(AccountEmail.class, List.of(new AccountEmail("render-a@example.com"))),
          Map.entry(AccountNames.class, List.of(AccountNames.FULL, AccountNames.masked(List.of()))),
          Map.entry(ShownAccounts.class, List.of(new ShownAccounts(List.of("*")))),
          Map.entry(Credits.class, List.of(Credits.of(42), Credits.ZERO)),
          Map.entry(Percent.class, List.of(new Percent(30, false), new Percent(1, true))),
          Map.entry(Lookback.class, List.of(Lookback.USUAL)),
          Map.entry(DeliveryId.class, List.of(new DeliveryId("sample-delivery"))),
          Map.entry(ChartRunOut.class, List.of(new ChartRunOut(NOON, NOON, NOON))),
          Map.entry(Chart.class, List.of(SampleCharts.bursty())),
          Map.entry(Bars.class, List.of(SampleCharts.spending(7))),
          Map.entry(Table.class, List.of(table())),
          Map.entry(Interim.class, List.of(interim())));

  private Samples() {}

  private static Table table() {
    return new Table(List.of(new Column("left", Align.RIGHT)), List.of(List.of(Text.of(WORD))));
  }

  private static Interim interim() {
    Reply now = new ToAsker(ChatMessage.sentence(Tone.NOTICE, Text.of(WORD), Text.of(WORD)));
    return new Interim(now, CompletableFuture.completedFuture(now), true);
  }

  /** At least one; the first is the one that says most. */
  public static <T> List<T> of(Class<T> type) {
    List<T> samples = new ArrayList<>();
    for (Object each : of(type, Map.of())) {
      samples.add(type.cast(each));
    }
    return samples;
  }

  public static <T> T first(Class<T> type) {
    return of(type).get(0);
  }

  private static List<?> of(Type type, Map<String, Type> variables) {
    if (type instanceof TypeVariable<?> variable) {
      return of(variables.getOrDefault(variable.getName(), String.class), variables);
    }
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic, variables);
    }
    Class<?> plain = (Class<?>) type;
    if (CHOSEN.containsKey(plain)) {
      return CHOSEN.get(plain);
    }
    if (plain.isEnum()) {
      return List.of(plain.getEnumConstants());
    }
    if (plain.isSealed()) {
      return Stream.of(plain.getPermittedSubclasses())
          .flatMap(kind -> of(kind, variables).stream())
          .toList();
    }
    if (plain.isRecord()) {
      return ofRecord(plain, variables);
    }
    throw new IllegalArgumentException("no sample of %s: choose one".formatted(type.getTypeName()));
  }

  private static List<?> ofGeneric(ParameterizedType generic, Map<String, Type> variables) {
    Class<?> raw = (Class<?>) generic.getRawType();
    Type[] arguments = generic.getActualTypeArguments();
    if (raw == Optional.class) {
      List<Object> all = new ArrayList<>();
      of(arguments[0], variables).forEach(each -> all.add(Optional.of(each)));
      all.add(Optional.empty());
      return all;
    }
    if (raw == List.class) {
      return List.of(List.copyOf(of(arguments[0], variables)), List.of());
    }
    if (raw == Set.class) {
      return List.of(Set.copyOf(of(arguments[0], variables)), Set.of());
    }
    if (raw == Map.class) {
      Object value = of(arguments[1], variables).get(0);
      Map<Object, Object> full = new LinkedHashMap<>();
      of(arguments[0], variables).forEach(key -> full.put(key, value));
      return List.of(full, Map.of());
    }
    Map<String, Type> own = new LinkedHashMap<>(variables);
    for (int i = 0; i < arguments.length; i++) {
      own.put(raw.getTypeParameters()[i].getName(), arguments[i]);
    }
    return of(raw, own);
  }

  private static List<Object> ofRecord(Class<?> type, Map<String, Type> variables) {
    List<List<?>> components =
        Stream.of(type.getRecordComponents())
            .<List<?>>map(each -> of(each.getGenericType(), variables))
            .toList();
    int most = components.stream().mapToInt(List::size).max().orElse(1);
    List<Object> made = new ArrayList<>();
    RuntimeException refused = new IllegalArgumentException("no component has a sample");
    for (int i = 0; i < most; i++) {
      int turn = i;
      try {
        made.add(
            make(
                type,
                components.stream()
                    .map(each -> each.get(Math.min(turn, each.size() - 1)))
                    .toArray()));
      } catch (IllegalArgumentException invalid) {
        refused = invalid;
      }
    }
    if (made.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes no sample of its components: choose one".formatted(type.getName()), refused);
    }
    return made;
  }

  private static Object make(Class<?> type, Object[] values) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof IllegalArgumentException invalid) {
        throw invalid;
      }
      throw new AssertionError("%s of %s".formatted(type, List.of(values)), thrown);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }
}
