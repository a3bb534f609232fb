package org.alliance.portal.admin.internal.shell;

import java.util.Map;
import org.alliance.portal.admin.internal.features.Operation;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.platform.PageRenderer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What commands say, and as whom they act. */
@Component(service = Sentences.class)
public final class Sentences {
  private static final String LANGUAGE = "en";

  private final Bundle bundle;
  private final PageRenderer renderer;
  private final Access access;

  @Activate
  public Sentences(
      BundleContext context, @Reference PageRenderer renderer, @Reference Access access) {
    this.bundle = context.getBundle();
    this.renderer = renderer;
    this.access = access;
  }

  <T> T asSystem(java.util.function.Supplier<T> work) {
    return access.as(Principal.SYSTEM, work);
  }

  String text(String key, Map<String, Object> args) {
    return renderer.text(bundle, LANGUAGE, key, args);
  }

  /**
   * Says how an operation ended.
   *
   * @throws CommandFailedException when it was refused
   */
  void tell(Operation operation) throws CommandFailedException {
    if (!operation.done()) {
      throw new CommandFailedException(
          text("admin.refused." + operation.reason(), Map.of("detail", operation.detail())));
    }
    System.out.println(
        text(
            "admin.done." + operation.whatKey(),
            Map.of(
                "feature",
                operation.feature(),
                "version",
                operation.version(),
                "millis",
                operation.took())));
    if (!operation.detail().isEmpty()) {
      System.out.println(text("admin.remark", Map.of("detail", operation.detail())));
    }
  }
}
