package org.alliance.portal.admin.internal.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.audit.Audit;
import org.junit.Test;

public class FeatureAuditTest {
  private final List<String> notes = new ArrayList<>();
  private final Audit audit =
      (event, ref, organisation, details) -> notes.add(event + " " + details);

  private static Operation operation(String actor, Operation.What what, String feature) {
    return new Operation(
        new Id(1), Instant.EPOCH, actor, feature, "1.0", what, Operation.Outcome.DONE, "", "", 7);
  }

  @Test
  public void whatWasDoneIsNotedWithVersionAndFile() {
    FeatureAudit noted = new FeatureAudit(audit);
    noted.done(operation("account:0000000000001", Operation.What.INSTALL, "probe"), "abc");
    noted.done(operation("system", Operation.What.REMOVE, "profiles"), "");
    assertThat(notes)
        .containsExactly(
            "admin.feature-installed {feature=probe, sha256=abc, version=1.0}",
            "admin.feature-removed {feature=profiles, shell=portal, version=1.0}");
  }

  @Test
  public void whatWasTakenBackIsNotedWithTheFileThatDidNotWork() {
    Kar kar = new Kar(Path.of("f"), "def", "probe", "1.1", "", Path.of("d"), Map.of(), Set.of());
    new FeatureAudit(audit)
        .refused(
            operation("account:0000000000001", Operation.What.UPDATE, ""),
            new Refused("probe-update", "why").of(kar));
    new FeatureAudit(audit)
        .refused(
            operation("account:0000000000001", Operation.What.REMOVE, "probe"),
            new Refused("busy", "why"));
    assertThat(notes)
        .containsExactly(
            "admin.feature-rolled-back"
                + " {feature=probe, reason=probe-update, sha256=def, version=1.1}",
            "admin.feature-refused {feature=probe, reason=busy}");
  }
}
