package org.alliance.portal.admin.internal.features;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.admin.internal.shellkey.Keys;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.audit.Audit;

/** Notes what became of features; beside the audit nobody needs to know. */
final class FeatureAudit {
  private static final Set<String> TAKEN_BACK = Set.of("probe", "probe-update", "rollback-failed");

  private final Audit audit;

  FeatureAudit(Audit audit) {
    this.audit = audit;
  }

  /**
   * It ended as asked.
   *
   * @param sha256 the file it came from; empty when it ships
   */
  void done(Operation operation, String sha256) {
    String event =
        switch (operation.what()) {
          case INSTALL -> "admin.feature-installed";
          case UPDATE -> "admin.feature-updated";
          case REMOVE -> "admin.feature-removed";
          case ADD -> "admin.feature-added";
        };
    note(event, operation, operation.feature(), operation.version(), sha256, "");
  }

  /** Nothing has changed, or all was taken back. */
  void refused(Operation operation, Refused refusal) {
    String event =
        TAKEN_BACK.contains(refusal.reason())
            ? "admin.feature-rolled-back"
            : "admin.feature-refused";
    String feature = refusal.feature().isEmpty() ? operation.feature() : refusal.feature();
    note(event, operation, feature, refusal.version(), refusal.sha256(), refusal.reason());
  }

  private void note(
      String event,
      Operation operation,
      String feature,
      String version,
      String sha256,
      String reason) {
    Map<String, String> details = new TreeMap<>();
    details.put("feature", feature);
    details.put("version", version);
    details.put("sha256", sha256);
    details.put("reason", reason);
    // Only the shell acts as the portal itself.
    details.put("shell", operation.actor().equals(Principal.SYSTEM.actor()) ? Keys.USER : "");
    details.values().removeIf(String::isEmpty);
    audit.note(event, null, null, details);
  }
}
