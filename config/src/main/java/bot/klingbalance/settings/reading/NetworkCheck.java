package bot.klingbalance.settings.reading;

import bot.klingbalance.http.network.ExtraAuthorities;
import bot.klingbalance.http.network.ProxyVariables;
import bot.klingbalance.settings.key.ConnectionKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with the way out: the variables of proxies, and the file of authorities. */
record NetworkCheck(Path directory, Mistakes mistakes) {
  /** A bundle of all authorities of the world has a quarter of it. */
  private static final int MOST_BYTES = 1024 * 1024;

  private static final String AUTHORITIES = "a PEM file with certificates, of at most 1 MiB";

  /**
   * Meets them.
   *
   * @param written the values of the settings, by the name of the key: what wins first
   */
  void meetMistakes(Map<String, String> environment, List<Map<String, List<WrittenValue>>> written) {
    // What stands in such a variable may be a password.
    new ProxyVariables(environment, Map.of())
        .unfit()
        .forEach(
            name ->
                mistakes.unfit(Place.ENVIRONMENT, name, "no such address", ProxyVariables.FITS));
    written.stream()
        .flatMap(
            each -> each.getOrDefault(ConnectionKeys.TLS_EXTRA_CA.name(), List.of()).stream())
        .findFirst()
        .ifPresent(this::meetMistake);
  }

  private void meetMistake(WrittenValue file) {
    found(file.text())
        .ifPresent(found -> mistakes.unfit(file.place(), file.key(), found, AUTHORITIES));
  }

  private Optional<String> found(String name) {
    return TextFile.read(directory, name, MOST_BYTES)
        .match(
            read ->
                ExtraAuthorities.ofPem(read.text()).isPresent()
                    ? Optional.empty()
                    : Optional.of("a file without a certificate that can be read"),
            unreadable -> Optional.of(unreadable.found()));
  }
}
