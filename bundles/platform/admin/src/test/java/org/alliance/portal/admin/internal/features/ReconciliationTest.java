package org.alliance.portal.admin.internal.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.admin.internal.features.Reconciliation.Step;
import org.alliance.portal.admin.internal.features.Reconciliation.Wanted;
import org.junit.Test;

public class ReconciliationTest {
  private static final Map<String, String> SHIPPED = Map.of("profiles", "0.1.0");

  private static Installed.FromKar kar(String version, String insteadOf) {
    return new Installed.FromKar(version, "abc", "mvn:a/b/" + version, insteadOf);
  }

  private static List<Step> steps(Installed installed, Map<String, String> actual) {
    return Reconciliation.plan(Reconciliation.wanted(installed, SHIPPED), actual);
  }

  @Test
  public void nothingIsDoneWhenAllIsAsWanted() {
    assertThat(steps(Installed.NOTHING, SHIPPED)).isEmpty();
  }

  @Test
  public void whatShipsIsRemovedWhenAnAdminRemovedIt() {
    assertThat(steps(Installed.NOTHING.without("profiles"), SHIPPED))
        .containsExactly(new Step("profiles", null, false));
  }

  @Test
  public void aFeatureFromAFileComesBackAfterKarafWasWiped() {
    Installed.FromKar probe = kar("1.0", null);
    assertThat(steps(Installed.NOTHING.with("probe", probe), SHIPPED))
        .containsExactly(new Step("probe", new Wanted("1.0", probe), false));
  }

  @Test
  public void aFileTakesThePlaceOfWhatShips() {
    Installed.FromKar newer = kar("0.1.1", "0.1.0");
    assertThat(steps(Installed.NOTHING.with("profiles", newer), SHIPPED))
        .containsExactly(new Step("profiles", new Wanted("0.1.1", newer), true));
    Installed.FromKar older = kar("0.0.9", "0.1.0");
    assertThat(steps(Installed.NOTHING.with("profiles", older), SHIPPED))
        .as("an admin may prefer an older one")
        .containsExactly(new Step("profiles", new Wanted("0.0.9", older), true));
  }

  @Test
  public void aNewerPortalOvertakesAFile() {
    assertThat(steps(Installed.NOTHING.with("profiles", kar("0.0.9", "0.0.8")), SHIPPED)).isEmpty();
    Installed.FromKar ahead = kar("0.2.0", "0.0.8");
    assertThat(steps(Installed.NOTHING.with("profiles", ahead), SHIPPED))
        .containsExactly(new Step("profiles", new Wanted("0.2.0", ahead), true));
  }

  @Test
  public void whatNobodyWantsGoes() {
    assertThat(steps(Installed.NOTHING, Map.of("profiles", "0.1.0", "left", "1")))
        .containsExactly(new Step("left", null, false));
  }

  @Test
  public void decisionsReplaceEachOther() {
    Installed both = Installed.NOTHING.without("a").with("a", kar("1", null));
    assertThat(both.removed()).isEmpty();
    assertThat(both.without("a").kars()).isEmpty();
    assertThat(both.without("a").asShipped("a")).isEqualTo(new Installed(Map.of(), Set.of()));
  }
}
