package bot.klingbalance.useapi.wire;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a response with status 200 while it arrives. */
public interface BodyReader<B> {
  /** After so many bytes, once they are unpacked, it is too large. */
  long mostBytes();

  /** What is wanted of it; throws where it makes no sense. */
  B read(InputStream body) throws IOException;
}
