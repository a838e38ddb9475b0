package bot.klingbalance.useapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bodies of {@code GET /v2/account/stats}. */
public final class StatisticsBodies {
  /** A day as the vendor's page describes it. */
  public static final String DAY =
      """
      {
        "bot": "kling", "date": "2026-11-22", "total": 4,
        "summary": {"from": "2026-11-22", "by_config": {"studio@example.com": 3},
          "success_rate": "75.0%", "avg_msec": 1234.5},
        "data": [
          {"timestamp": "2026-11-22T10:00:00Z", "jobid": "j1", "config": "studio@example.com",
           "endpoint": "POST /videos/text2video", "status": "completed", "func": "text2video",
           "code": 200, "msec": 61000, "model": "kling-v3-pro"},
          {"config": "Studio@Example.com", "model": "kling-v3-pro", "code": 429},
          {"config": "studio@example.com", "endpoint": "POST /images/kolors", "status": "failed"},
          {"config": "other@example.com", "code": "200"}
        ]
      }
      """;

  private StatisticsBodies() {}

  /** So many rows, each some 600 bytes long, made while they are read. */
  static InputStream rows(int count) {
    return new InputStream() {
      private byte[] part = "{\"bot\":\"kling\",\"data\":[".getBytes(StandardCharsets.UTF_8);
      private int at;
      private int row;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
      }

      @Override
      public int read(byte[] into, int from, int most) {
        if (at == part.length) {
          if (row > count) {
            return -1;
          }
          part = (row == count ? "]}" : row(row)).getBytes(StandardCharsets.UTF_8);
          row++;
          at = 0;
        }
        int length = Math.min(most, part.length - at);
        System.arraycopy(part, at, into, from, length);
        at += length;
        return length;
      }
    };
  }

  private static String row(int i) {
    return """
        %s{"timestamp":"2026-11-22T10:00:%02dZ","jobid":"%032x","config":"render-%d@example.com",\
        "endpoint":"POST /videos/text2video","status":"%s","func":"text2video","code":%d,\
        "msec":%d,"model":"kling-v%d-pro","prompt":"%s"}"""
        .formatted(
            i == 0 ? "" : ",",
            i % 60,
            i * 7_919L,
            i % 40,
            i % 10 == 0 ? "failed" : "completed",
            i % 10 == 0 ? 429 : 200,
            i,
            i % 5,
            "x".repeat(380));
  }
}
