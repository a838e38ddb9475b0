package bot.klingbalance.useapi;

/** Bodies as useapi.net sends them. */
public final class Bodies {
  /** The vendor's page, with real times in the place of its placeholders. */
  public static final String ACCOUNT =
      """
      {
        "email": "studio@example.com",
        "session": {
          "userId": "user12345",
          "ExpireTime": 1798934400000,
          "ExpireTimeUTC": "2027-01-03T12:13:14.000Z"
        },
        "maxJobs": 5,
        "password": "…secured…",
        "balance": {
          "points": [
            {
              "orderId": "123456789",
              "type": "plan",
              "amount": 66000,
              "balance": 56000,
              "startTime": 1793404800000,
              "endTime": 1796083200000
            }
          ],
          "tickets": [],
          "nextApplyTime": 1796688000000,
          "total": 56000
        }
      }
      """;

  static final String UNAUTHORIZED = "{\"error\": \"Unauthorized\", \"code\": 401}";

  private Bodies() {}
}
