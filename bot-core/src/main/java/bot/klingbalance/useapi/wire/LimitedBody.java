package bot.klingbalance.useapi.wire;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** A body that ends with an error after so many bytes. For use by one thread. */
final class LimitedBody extends ForwardingSource {
  private final long most;
  private long read;

  LimitedBody(Source body, long most) {
    super(body);
    this.most = most;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long came = super.read(sink, byteCount);
    read += Math.max(0, came);
    if (read > most) {
      throw new UnreadableBody("larger than %d MiB".formatted(most >> 20));
    }
    return came;
  }
}
