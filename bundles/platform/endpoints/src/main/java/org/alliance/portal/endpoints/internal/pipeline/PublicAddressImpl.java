package org.alliance.portal.endpoints.internal.pipeline;

import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.PublicAddress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** The portal's address, from the setting, the request or the port. */
@Component(
    service = {PublicAddress.class, PublicAddressImpl.class},
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PublicAddressImpl implements PublicAddress {
  private final String chosen;
  private final String near;
  private final boolean demo;
  private final CurrentRequest current;

  /** What this class reads of the portal's configuration. */
  public @interface Settings {
    /** The portal's address as members see it; empty when not set. */
    String public_address() default "";

    /** Port of the portal. */
    String http_port() default "8181";

    /** Whether there are sample accounts, {@code true} or {@code false}. */
    String demo() default "false";
  }

  @Activate
  public PublicAddressImpl(Settings settings, @Reference CurrentRequestImpl current) {
    this(
        settings.public_address(),
        settings.http_port(),
        "true".equalsIgnoreCase(settings.demo().strip()),
        current);
  }

  PublicAddressImpl(String chosen, String port, boolean demo, CurrentRequest current) {
    this.chosen = chosen.strip().replaceAll("/+$", "");
    this.near = "http://localhost:" + port.strip();
    this.demo = demo;
    this.current = current;
  }

  /** The address that is set; empty for none. */
  String chosen() {
    return chosen;
  }

  @Override
  public String base() {
    if (!chosen.isEmpty()) {
      return chosen;
    }
    String asked = demo ? current.baseAddress() : "";
    return asked.isEmpty() ? near : asked;
  }
}
