package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'team_id':'T1'}                                                       | false",
        "{'team_id':'T1','is_restricted':true}                                  | true",
        "{'team_id':'T1','is_ultra_restricted':true}                            | true",
        "{'team_id':'T1','is_stranger':true}                                    | true",
        "{'team_id':'T2'}                                                       | true",
        "{'team_id':'T2','enterprise_user':{'enterprise_id':'E1'}}              | false",
        "{'team_id':'T2','enterprise_user':{'enterprise_id':'E2'}}              | true",
        "{}                                                                     | false",
      })
  void aGuestIsWhoeverIsNoFullMemberOfTheOrganisation(String user, boolean guest) {
    assertThat(new Workspace("T1", "E1").hasAsGuest(json(user))).isEqualTo(guest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{'team_id':'T2'} | false", "{'team_id':'T2','is_restricted':true} | true"})
  void aWorkspaceThatDoesNotTellItsIdTakesNobodyForAStranger(String user, boolean guest) {
    assertThat(new Workspace("", "").hasAsGuest(json(user))).isEqualTo(guest);
  }

  @ParameterizedTest
  @CsvSource({
    // the bot's,  sender's: workspace, organisation, home
    "T1, '', T1, '', T1, false",
    "T1, '', T2, '', '', true",
    "T1, '', T1, '', T2, true",
    "T1, '', '', '', '', false",
    "T1, E1, T2, E1, T2, false",
    "T1, E1, T1, E2, T1, true",
    "T1, E1, T2, '', '', true",
    "T1, E1, T1, '', T2, false",
    "'', '', T2, E2, T2, false",
  })
  void aPayloadThatNamesAnotherOrganisationIsOfStrangers(
      String team, String enterprise, String theirs, String organisation, String home, boolean is) {
    Sender sender = new Sender("U1", "", theirs, organisation, home);

    assertThat(new Workspace(team, enterprise).isForeign(sender)).isEqualTo(is);
  }

  private static JsonObject json(String user) {
    return JsonParser.parseString(user.replace('\'', '"')).getAsJsonObject();
  }
}
