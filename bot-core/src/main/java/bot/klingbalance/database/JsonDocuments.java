package bot.klingbalance.database;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Severity;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that are stored as a whole, as JSON: nobody searches for their parts. The names of their
 * components stand in the database; {@code JsonDocumentsTest} fails when one of them changes.
 */
public final class JsonDocuments {
  private static final TypeReference<Map<AccountEmail, AccountState>> MEMORIES =
      new TypeReference<>() {};

  private static final TypeReference<Digest> DIGEST = new TypeReference<>() {};

  private static final TypeReference<Map<FindingKind, Severity>> FINDINGS =
      new TypeReference<>() {};

  /** In what older bots wrote, lists and sets are missing that came later. */
  private static final JsonSetter.Value EMPTY_WHERE_MISSING =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addMixIn(Cause.class, NamedCause.class)
          .registerSubtypes(causes())
          .addMixIn(AccountEmail.class, BareEmail.class)
          .addMixIn(Credits.class, BareCredits.class)
          .withConfigOverride(List.class, each -> each.setSetterInfo(EMPTY_WHERE_MISSING))
          .withConfigOverride(Set.class, each -> each.setSetterInfo(EMPTY_WHERE_MISSING))
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonDocuments() {}

  /** Which cause it is stands beside its figures. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cause")
  private interface NamedCause {}

  /** Every kind of cause, also one that is added later, under its {@link #nameOf name}. */
  private static NamedType[] causes() {
    return Stream.of(Cause.class.getPermittedSubclasses())
        .map(kind -> new NamedType(kind, nameOf(kind)))
        .toArray(NamedType[]::new);
  }

  /** {@code no-balance} for {@code NoBalance}: a class that is renamed is no longer read. */
  static String nameOf(Class<?> kind) {
    return kind.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The text alone; Jackson wants the constructor's form only. */
  @SuppressWarnings("UnusedVariable") // Jackson reads the parameter's type
  private abstract static class BareEmail {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    BareEmail(String value) {}

    @JsonValue
    abstract String value();
  }

  /** The hundredths alone; here too Jackson wants the constructor's form only. */
  @SuppressWarnings("UnusedVariable") // Jackson reads the parameter's type
  private abstract static class BareCredits {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    BareCredits(long hundredths) {}

    @JsonValue
    abstract long hundredths();
  }

  public static String written(Digest digest) {
    return write(digest);
  }

  /** How the document of each digest with that key begins. */
  public static String beginning(DigestKey key) {
    return "{\"key\":" + write(key);
  }

  public static Digest digest(String written) {
    return read(written, DIGEST);
  }

  public static String written(Map<AccountEmail, AccountState> memories) {
    return write(memories);
  }

  public static Map<AccountEmail, AccountState> memories(String written) {
    return read(written, MEMORIES);
  }

  /** What was the matter with an account that somebody has taken. */
  public static String written(Taken taken) {
    return write(new TreeMap<>(taken.findings()));
  }

  public static Map<FindingKind, Severity> findings(String written) {
    return read(written, FINDINGS);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value that cannot be written", e);
    }
  }

  private static <T> T read(String written, TypeReference<T> type) {
    try {
      @Nullable T document = JSON.readValue(written, type);
      return Objects.requireNonNull(document);
    } catch (JsonProcessingException | NullPointerException e) {
      throw new IllegalStateException("a document that this bot did not write", e);
    }
  }
}
